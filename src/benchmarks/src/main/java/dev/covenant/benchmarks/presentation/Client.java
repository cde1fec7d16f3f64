package dev.covenant.benchmarks.presentation;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection that counts events. Read by one thread at a time. */
final class Client implements Framing.Text, AutoCloseable {
  /** So little that a server notices soon that nobody reads. */
  private static final int STALLED_BUFFER = 4096;

  /** Each event has it once, whatever it is sent in; notices of the hub do not. */
  private static final byte[] MARKER = "\"contract\":".getBytes(StandardCharsets.UTF_8);

  private static final byte[] SENT = "\"sent\":".getBytes(StandardCharsets.UTF_8);
  private static final int LONGEST_HEAD = 16 * 1024;

  private final SocketChannel channel;
  private final Framing framing;
  private final Broadcasts broadcasts;
  private long events;
  private int matched;
  private int sentMatched;
  private long sent;
  private boolean inSent;
  private boolean tells;
  private volatile boolean greeted;
  private volatile boolean ended;

  private Client(SocketChannel channel, Framing framing, Broadcasts broadcasts) {
    this.channel = channel;
    this.framing = framing;
    this.broadcasts = broadcasts;
  }

  static Client connect(Contender contender, int port, Broadcasts broadcasts) throws IOException {
    return open(SocketChannel.open(), contender, port, broadcasts);
  }

  /** One that is meant not to read what it gets. */
  static Client stalled(Contender contender, int port) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, STALLED_BUFFER);
    return open(channel, contender, port, new Broadcasts());
  }

  private static Client open(
      SocketChannel channel, Contender contender, int port, Broadcasts broadcasts)
      throws IOException {
    try {
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      String request = contender.transport().request(contender.path(), port);
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      Client client = new Client(channel, contender.transport().framing(), broadcasts);
      client.head(contender);
      channel.configureBlocking(false);
      return client;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void head(Contender contender) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(LONGEST_HEAD);
    String head = "";
    int end = -1;
    while (end < 0) {
      if (channel.read(in) < 0) {
        throw new EOFException(contender.path() + " ended with " + head);
      }
      head = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
      end = head.indexOf("\r\n\r\n");
    }
    int status = Integer.parseInt(head.substring(9, 12));
    if (status != contender.transport().status()) {
      throw new AbsentException(contender.path() + " answers with " + status);
    }
    in.flip().position(end + 4);
    framing.read(in, this);
  }

  SocketChannel channel() {
    return channel;
  }

  /** Whether the server has said anything, and so knows of the client. */
  boolean isGreeted() {
    return greeted;
  }

  boolean isEnded() {
    return ended;
  }

  /** Reads what has come. */
  void read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      end();
    } else {
      framing.read(buffer.flip(), this);
    }
  }

  @Override
  public void take(ByteBuffer part) {
    greeted = true;
    while (part.hasRemaining()) {
      take(part.get());
    }
  }

  /** Compares byte by byte: no part of the marker but its first byte begins it anew. */
  private void take(byte next) {
    if (tells) {
      readSent(next);
    } else if (next == MARKER[matched]) {
      matched++;
      if (matched == MARKER.length) {
        matched = 0;
        event();
      }
    } else {
      matched = next == MARKER[0] ? 1 : 0;
    }
  }

  private void event() {
    if (broadcasts.sent(events) == 0) {
      // Whoever is the first reads when it was sent.
      tells = true;
    } else {
      received();
    }
  }

  private void readSent(byte next) {
    if (inSent) {
      if (next >= '0' && next <= '9') {
        sent = sent * 10 + next - '0';
        return;
      }
      broadcasts.tellSent(events, sent);
      inSent = false;
      tells = false;
      sent = 0;
      received();
    } else if (next == SENT[sentMatched]) {
      sentMatched++;
      if (sentMatched == SENT.length) {
        sentMatched = 0;
        inSent = true;
      }
    } else {
      sentMatched = next == SENT[0] ? 1 : 0;
    }
  }

  private void received() {
    broadcasts.received(events, System.nanoTime());
    events++;
  }

  @Override
  public void answer(ByteBuffer frame) throws IOException {
    channel.write(frame);
  }

  @Override
  public void end() {
    ended = true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
