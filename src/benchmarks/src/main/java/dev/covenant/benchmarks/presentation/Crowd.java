package dev.covenant.benchmarks.presentation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All clients of one contender, read by a few threads. */
final class Crowd implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final long GREETING = TimeUnit.SECONDS.toNanos(60);

  private final Contender contender;
  private final Broadcasts broadcasts = new Broadcasts();
  private final List<Client> clients = new ArrayList<>();
  private final List<Selector> selectors = new ArrayList<>();

  private Crowd(Contender contender) {
    this.contender = contender;
  }

  static Crowd connect(Contender contender, Arena arena, int number, int threads) throws Exception {
    Crowd crowd = new Crowd(contender);
    try {
      crowd.connect(arena.port(), number, threads);
      crowd.awaitGreetings();
      return crowd;
    } catch (Exception e) {
      crowd.close();
      throw e;
    }
  }

  private void connect(int port, int number, int threads) throws IOException {
    for (int i = 0; i < threads; i++) {
      Selector selector = Selector.open();
      selectors.add(selector);
      Thread reader = new Thread(() -> read(selector), contender.id() + "-reader-" + i);
      reader.setDaemon(true);
      reader.start();
    }
    for (int i = 0; i < number; i++) {
      Client client = Client.connect(contender, port, broadcasts);
      clients.add(client);
      Selector selector = selectors.get(i % threads);
      client.channel().register(selector, SelectionKey.OP_READ, client);
      selector.wakeup();
    }
    broadcasts.expect(number);
  }

  /** The server knows of a client some time after it has let it in. */
  private void awaitGreetings() throws InterruptedException {
    long end = System.nanoTime() + GREETING;
    while (!clients.stream().allMatch(Client::isGreeted)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            clients.stream().filter(client -> !client.isGreeted()).count()
                + " clients of "
                + contender.name()
                + " were not greeted");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private void read(Selector selector) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    while (selector.isOpen()) {
      try {
        selector.select(key -> read(key, buffer));
      } catch (ClosedSelectorException allIsOver) {
        return;
      } catch (IOException e) {
        throw new IllegalStateException("A reader has ended", e);
      }
    }
  }

  private static void read(SelectionKey key, ByteBuffer buffer) {
    Client client = (Client) key.attachment();
    try {
      client.read(buffer);
    } catch (IOException e) {
      client.end();
    }
    if (client.isEnded()) {
      key.cancel();
    }
  }

  Contender contender() {
    return contender;
  }

  Broadcasts broadcasts() {
    return broadcasts;
  }

  /** How many the server has let go of. */
  long lost() {
    return clients.stream().filter(Client::isEnded).count();
  }

  int size() {
    return clients.size();
  }

  @Override
  public void close() throws IOException {
    for (Selector selector : selectors) {
      selector.close();
    }
    for (Client client : clients) {
      client.close();
    }
  }
}
