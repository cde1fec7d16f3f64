package dev.covenant.benchmarks.presentation;

import java.nio.ByteBuffer;

/** A body in chunks (RFC 9112, section 7.1). */
final class ChunkedBody implements Framing {
  private int size;
  private int left;
  private boolean inSize = true;

  @Override
  public void read(ByteBuffer in, Text text) {
    while (in.hasRemaining()) {
      if (left > 0) {
        left -= Parts.pass(in, left, text);
      } else {
        header(in.get(), text);
      }
    }
  }

  /** The line end after a chunk counts as the empty beginning of the next size. */
  private void header(byte next, Text text) {
    int digit = Character.digit(next, 16);
    if (digit >= 0 && inSize) {
      size = size * 16 + digit;
      return;
    }
    inSize = next == '\n';
    if (next == '\n' && size > 0) {
      left = size;
      size = 0;
    }
  }
}
