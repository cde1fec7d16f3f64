package dev.covenant.internal.admission;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host and port of a Host header (RFC 9110, section 7.2).
 *
 * @param host in lower case
 * @param port the port, or {@value #DEFAULT} where only the scheme tells
 */
public record HostPort(String host, int port) {
  static final int DEFAULT = -1;

  /** Any host without a check of its letters: it is only ever compared. */
  static final String PATTERN = "(\\[[0-9A-Fa-f:.]+]|[^\\s:/?#@\\[\\],]+)(?::([0-9]{1,5}))?";

  private static final Pattern HEADER = Pattern.compile(PATTERN);

  static Optional<HostPort> parse(String text) {
    Matcher matcher = HEADER.matcher(text);
    return matcher.matches()
        ? Optional.of(of(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  static HostPort of(String host, @Nullable String port) {
    return new HostPort(
        host.toLowerCase(Locale.ROOT), port == null ? DEFAULT : Integer.parseInt(port));
  }
}
