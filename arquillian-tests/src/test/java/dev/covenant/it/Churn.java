package dev.covenant.it;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Browsers that come and go in every way there is, while events are sent. */
final class Churn {
  private static final int AT_ONCE = 12;

  private final URI application;
  private final Runnable event;
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong events = new AtomicLong();

  /** Churn at an application, where an event is shown to everybody each time that it is run. */
  Churn(URI application, Runnable event) {
    this.application = application;
    this.event = event;
  }

  /** Goes on for some time. */
  void run(Duration duration) throws Exception {
    long end = System.nanoTime() + duration.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE + 1);
    try {
      List<Future<?>> browsers = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        int first = i;
        browsers.add(threads.submit(() -> connect(first, end)));
      }
      // Some wait for an event: there are some until the last has left.
      AtomicBoolean over = new AtomicBoolean();
      Future<?> sender = threads.submit(() -> send(over));
      for (Future<?> browser : browsers) {
        browser.get();
      }
      over.set(true);
      sender.get();
    } catch (ExecutionException e) {
      throw new AssertionError("After " + this, e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private Void send(AtomicBoolean over) {
    while (!over.get()) {
      event.run();
      events.incrementAndGet();
    }
    return null;
  }

  private Void connect(int first, long end) throws IOException {
    for (int i = first; System.nanoTime() < end; i++) {
      Transport transport = Transport.values()[i % 2];
      try (RawBrowser browser = transport.connectByHand(application, "ada")) {
        connections.incrementAndGet();
        if (i % 3 == 0) {
          // It answers no heartbeat, so that it may be dropped before anything happens.
          browser.reads("\"id\":");
        }
        leave(browser, i / 6 % 3);
      }
    }
    return null;
  }

  private static void leave(RawBrowser browser, int way) throws IOException {
    switch (way) {
      case 0 -> browser.close();
      case 1 -> browser.reset();
      default -> browser.halfClose();
    }
  }

  @Override
  public String toString() {
    return connections + " connections, " + events + " events";
  }
}
