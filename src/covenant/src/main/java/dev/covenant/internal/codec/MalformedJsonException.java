package dev.covenant.internal.codec;

/**
 * Text is not the JSON that was expected. The message says what is wrong and where, and shows
 * nothing of the text: that may be secret.
 */
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with the whole. */
  public MalformedJsonException(String what) {
    super(what);
  }

  MalformedJsonException(String what, int position) {
    super(what + " at character " + (position + 1));
  }
}
