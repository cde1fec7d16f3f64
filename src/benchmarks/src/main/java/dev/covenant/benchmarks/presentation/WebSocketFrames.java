package dev.covenant.benchmarks.presentation;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Frames of a server, without extensions (RFC 6455, section 5.2). */
final class WebSocketFrames implements Framing {
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int MASK = 4;

  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  /** What of a header came last time; the longest has ten bytes. */
  private final ByteBuffer header = ByteBuffer.allocate(10);

  private int opcode;
  private int left;
  private ByteBuffer pong = ByteBuffer.allocate(0);

  @Override
  public void read(ByteBuffer in, Text text) throws IOException {
    while (in.hasRemaining()) {
      if (left == 0) {
        header.put(in.get());
        if (isWhole()) {
          begin(text);
        }
      } else if (opcode < CLOSE) {
        left -= Parts.pass(in, left, text);
      } else {
        left--;
        control(in.get(), text);
      }
    }
  }

  private boolean isWhole() {
    int length = header.position() < 2 ? 0 : header.get(1);
    return switch (length) {
      case TWO_BYTES -> header.position() == 4;
      case EIGHT_BYTES -> header.position() == 10;
      default -> header.position() == 2;
    };
  }

  private void begin(Text text) throws IOException {
    opcode = header.get(0) & 0xF;
    left =
        switch (header.get(1)) {
          case TWO_BYTES -> header.getShort(2) & 0xFFFF;
          case EIGHT_BYTES -> Math.toIntExact(header.getLong(2));
          default -> header.get(1);
        };
    header.clear();
    if (opcode == CLOSE) {
      text.end();
    } else if (opcode == PING) {
      pong = ByteBuffer.allocate(2 + MASK + left);
      // A mask of zeros changes nothing.
      pong.put((byte) (FIN | PONG)).put((byte) (MASKED | left)).putInt(0);
      answerWhenWhole(text);
    }
  }

  private void control(byte next, Text text) throws IOException {
    if (opcode == PING) {
      pong.put(next);
      answerWhenWhole(text);
    }
  }

  private void answerWhenWhole(Text text) throws IOException {
    if (left == 0) {
      text.answer(pong.flip());
    }
  }
}
