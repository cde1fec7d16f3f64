package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The threads that deliver. A target that takes too long is interrupted, and where it does not
 * return then either, its thread is given up for another one. The relay's thread alone uses it.
 */
final class Couriers {
  private static final Logger LOG = System.getLogger(Couriers.class.getName());

  /** How long an interrupted target has to return. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final RowDelivery delivery;
  private final ThreadFactory threads;
  private final Duration timeout;
  private final int count;
  private final BlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
  private final List<Courier> couriers = new ArrayList<>();
  private volatile boolean cancelled;

  Couriers(RowDelivery delivery, RelaySettings settings, ThreadFactory threads) {
    this.delivery = delivery;
    this.threads = threads;
    timeout = settings.timeout();
    count = settings.threads();
    fill();
  }

  private void fill() {
    while (couriers.size() < count) {
      couriers.add(new Courier());
    }
  }

  void deliver(Delivery rows) {
    queue.add(rows);
  }

  /** Has no target take too long. */
  void supervise() {
    for (Courier courier : List.copyOf(couriers)) {
      courier.interruptAfter(timeout);
      if (courier.isLostAfter(timeout.plus(grace()))) {
        LOG.log(
            Level.ERROR,
            "A delivery neither returned within {0} (covenant.outbox.delivery-timeout) nor when it was interrupted; its thread {1} is lost to it, another one takes its place",
            timeout,
            courier.thread.getName());
        couriers.remove(courier);
      }
    }
    fill();
  }

  private Duration grace() {
    return timeout.compareTo(GRACE) < 0 ? timeout : GRACE;
  }

  /** Begins nothing more. */
  void cancel() {
    cancelled = true;
    List<Delivery> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    waiting.forEach(Delivery::cancel);
  }

  /** Interrupts what is being delivered. */
  void interrupt() {
    couriers.forEach(courier -> courier.interruptAfter(Duration.ZERO));
  }

  /** Lets the threads end, those in a delivery after it. */
  void dismiss() {
    couriers.forEach(Courier::dismiss);
  }

  private final class Courier implements Runnable {
    private final Thread thread;
    private volatile boolean dismissed;
    private volatile @Nullable Delivery current;

    Courier() {
      thread = threads.newThread(this);
      thread.setName("covenant-outbox-delivery");
      thread.start();
    }

    @Override
    public void run() {
      while (!dismissed) {
        try {
          Delivery rows = queue.take();
          current = rows;
          dismissed |= !rows.run(delivery, () -> cancelled);
        } catch (InterruptedException e) {
          LOG.log(Level.DEBUG, "Something interrupted an idle thread; it goes on unless dismissed");
        } finally {
          current = null;
          // What a subscriber leaves on the thread is no word to stop.
          Thread.interrupted();
        }
      }
    }

    void interruptAfter(Duration limit) {
      Delivery rows = current;
      if (rows != null) {
        rows.interruptAfter(limit);
      }
    }

    boolean isLostAfter(Duration limit) {
      Delivery rows = current;
      return rows != null && rows.giveUpAfter(limit, delivery);
    }

    void dismiss() {
      dismissed = true;
      if (current == null) {
        thread.interrupt();
      }
    }
  }
}
