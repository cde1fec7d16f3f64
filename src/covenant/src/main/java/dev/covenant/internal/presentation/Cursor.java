package dev.covenant.internal.presentation;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in what a hub sends. Written as {@code <epoch>-<offset>}.
 *
 * @param epoch names one start of one node's hub
 * @param offset how many messages that hub has accepted up to here
 */
public record Cursor(String epoch, long offset) {
  private static final int EPOCH_BITS = 80;
  private static final Pattern TEXT = Pattern.compile("([a-z0-9]{1,32})-([0-9]{1,18})");

  /** The beginning of an epoch that no other hub has, on no node and at no time. */
  static Cursor first() {
    return new Cursor(new BigInteger(EPOCH_BITS, new SecureRandom()).toString(36), 0);
  }

  /** Reads what a client sent; empty where that is no cursor. */
  public static Optional<Cursor> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new Cursor(matcher.group(1), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  Cursor at(long offset) {
    return new Cursor(epoch, offset);
  }

  @Override
  public String toString() {
    return epoch + '-' + offset;
  }
}
