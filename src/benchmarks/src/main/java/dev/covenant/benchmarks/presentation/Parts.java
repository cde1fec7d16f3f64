package dev.covenant.benchmarks.presentation;

import java.nio.ByteBuffer;

/** Parts of a buffer. */
final class Parts {
  private Parts() {}

  /** Passes on at most so many bytes, and says how many there were. */
  static int pass(ByteBuffer in, int most, Framing.Text text) {
    int length = Math.min(most, in.remaining());
    int limit = in.limit();
    in.limit(in.position() + length);
    text.take(in);
    in.position(in.limit());
    in.limit(limit);
    return length;
  }
}
