package dev.covenant.internal.outbox;

import dev.covenant.ContractDispatcher;
import dev.covenant.internal.outbox.OutboxScene.Say;
import dev.covenant.internal.outbox.OutboxScene.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Threads that run one command after the other, whatever becomes of it. */
final class Talk implements AutoCloseable {
  private static final int THREADS = 3;

  private final ContractDispatcher dispatcher;
  private final List<String> confirmed = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  Talk(ContractDispatcher dispatcher) {
    this.dispatcher = dispatcher;
    for (int i = 0; i < THREADS; i++) {
      String key = "talk" + i;
      Thread thread = new Thread(() -> talk(key));
      threads.add(thread);
      thread.start();
    }
  }

  private void talk(String key) {
    for (int i = 0; !stopping; i++) {
      String text = key + "-" + i;
      try {
        dispatcher.execute(Say.all(i % 2 == 0 ? new Told(key, text) : Told.unkeyed(text)));
        confirmed.add(text);
      } catch (Exception | Error e) {
        failures.add(e);
      }
    }
  }

  /** What was said by commands that returned. */
  List<String> confirmed() {
    return confirmed;
  }

  /** What the others threw. */
  List<Throwable> failures() {
    return failures;
  }

  void stop() throws InterruptedException {
    stopping = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }
}
