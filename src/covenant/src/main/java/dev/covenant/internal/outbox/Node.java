package dev.covenant.internal.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** What this node does with the rows that it stores. Thread-safe. */
sealed interface Node {
  /** What the listener needs to see that it is to stop. */
  Duration MOMENT = Duration.ofSeconds(1);

  void start(ThreadFactory threads);

  /** There are new rows. */
  void word();

  /**
   * Ends it.
   *
   * @return whether what it was at was finished in time
   */
  boolean stop(Duration limit) throws InterruptedException;

  /**
   * It delivers, what other nodes store too.
   *
   * @param listener hears of that, or null where that is found by polling
   */
  record Delivering(RelayLoop relay, @Nullable NoticeListener listener) implements Node {
    @Override
    public void start(ThreadFactory threads) {
      relay.start(threads);
      if (listener != null) {
        listener.start(threads);
      }
    }

    @Override
    public void word() {
      relay.wake();
    }

    @Override
    public boolean stop(Duration limit) throws InterruptedException {
      boolean ended = relay.stop(limit);
      return (listener == null || listener.stop(MOMENT)) && ended;
    }
  }

  /**
   * It leaves the delivery to others.
   *
   * @param sender tells them, or null where they find rows by polling
   */
  record Storing(@Nullable NoticeSender sender) implements Node {
    @Override
    public void start(ThreadFactory threads) {
      if (sender != null) {
        sender.start(threads);
      }
    }

    @Override
    public void word() {
      if (sender != null) {
        sender.word();
      }
    }

    @Override
    public boolean stop(Duration limit) throws InterruptedException {
      return sender == null || sender.stop(limit);
    }
  }
}
