package dev.covenant.benchmarks.presentation;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes from the bytes of one connection what the transport put around the text. */
interface Framing {
  /** Where text goes. */
  interface Text {
    void take(ByteBuffer part);

    /** The other side asks whether somebody is there. */
    void answer(ByteBuffer frame) throws IOException;

    /** There will be no more. */
    void end();
  }

  /** Reads all there is, which may begin and end anywhere. */
  void read(ByteBuffer in, Text text) throws IOException;
}
