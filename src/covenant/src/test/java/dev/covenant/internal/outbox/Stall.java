package dev.covenant.internal.outbox;

import dev.covenant.internal.outbox.OutboxScene.Told;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Has the first delivery stand still, and all that its node does in the database from then on. */
final class Stall implements Consumer<Told> {
  private final GatedSource source;
  private final boolean failing;
  private final AtomicBoolean stalled = new AtomicBoolean();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * A stall.
   *
   * @param source the node's way to the database
   * @param failing how the delivery ends after all
   */
  Stall(GatedSource source, boolean failing) {
    this.source = source;
    this.failing = failing;
  }

  @Override
  public void accept(Told event) {
    if (stalled.compareAndSet(false, true)) {
      source.stall();
      reached.countDown();
      try {
        ended.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("Nobody was to wake this thread", e);
      }
      if (failing) {
        throw new IllegalStateException("The subscriber fails late");
      }
    }
  }

  void awaitIt() throws InterruptedException {
    if (!reached.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("Nothing was delivered");
    }
  }

  void end() {
    source.open();
    ended.countDown();
  }
}
