package dev.covenant.memory;

import dev.covenant.EventEnvelope;
import dev.covenant.sink.Broker;
import dev.covenant.worker.EventBatch;
import dev.covenant.worker.EventSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue between the commands and the workers of one process. It forgets everything when
 * the process ends. What was handed to a worker takes up room until it is acknowledged; what is
 * given back comes again before all others, in its order. Thread-safe.
 *
 * <p>Closed, it takes nothing more, and workers end once they have emptied it.
 */
public final class MemoryBroker implements Broker, EventSource, AutoCloseable {
  private final int capacity;
  private final boolean blocking;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition drained = lock.newCondition();
  private final Deque<EventEnvelope> waiting = new ArrayDeque<>();

  /** How many events workers have in hand. */
  private int inHand;

  private boolean closed;

  private MemoryBroker(int capacity, boolean blocking) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "A broker for " + capacity + " events takes none; give it room for at least one");
    }
    this.capacity = capacity;
    this.blocking = blocking;
  }

  /**
   * A broker that has its publishers wait while it is full. A subscriber whose commands publish to
   * the broker that it is called from may wait for itself.
   *
   * @param capacity how many events it holds, at least one
   * @return the broker
   */
  public static MemoryBroker blocking(int capacity) {
    return new MemoryBroker(capacity, true);
  }

  /**
   * A broker that refuses what it has no room for.
   *
   * @param capacity how many events it holds, at least one
   * @return the broker
   */
  public static MemoryBroker refusing(int capacity) {
    return new MemoryBroker(capacity, false);
  }

  /**
   * Takes all events or none.
   *
   * @throws InterruptedException where the thread is interrupted while it waits for room
   * @throws IllegalStateException where there is no room, if this broker refuses then; where there
   *     never can be; where the broker is closed
   */
  @Override
  public void publish(List<EventEnvelope> events) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaitRoom(events.size());
      waiting.addAll(events);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  private void awaitRoom(int events) throws InterruptedException {
    if (events > capacity) {
      throw new IllegalStateException(
          "The memory broker holds %d events and can never take a batch of %d; give it more room"
              .formatted(capacity, events));
    }
    requireOpen();
    while (held() + events > capacity) {
      if (!blocking) {
        throw new IllegalStateException(
            "The memory broker is full: it holds %d of %d events, %d more are refused; give it more room or more workers"
                .formatted(held(), capacity, events));
      }
      drained.await();
      requireOpen();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The memory broker is closed and takes no events");
    }
  }

  @Override
  public Optional<EventBatch> receive(int limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty()) {
        // What others have in hand may come back.
        if (closed && inHand == 0) {
          filled.signalAll();
          return Optional.empty();
        }
        filled.await();
      }
      return Optional.of(new Batch(taken(limit)));
    } finally {
      lock.unlock();
    }
  }

  private List<EventEnvelope> taken(int limit) {
    int size = Math.min(limit, waiting.size());
    List<EventEnvelope> events = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      events.add(waiting.poll());
    }
    inHand += size;
    if (!waiting.isEmpty()) {
      filled.signal();
    }
    return events;
  }

  /**
   * How many events it holds, those that workers have in hand included.
   *
   * @return the number
   */
  public int size() {
    lock.lock();
    try {
      return held();
    } finally {
      lock.unlock();
    }
  }

  private int held() {
    return waiting.size() + inHand;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
      drained.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void settle(int events) {
    inHand -= events;
    drained.signalAll();
    filled.signalAll();
  }

  /** What a worker has in hand until it says how that went; only the first word counts. */
  private final class Batch implements EventBatch {
    private final List<EventEnvelope> events;
    private boolean settled;

    Batch(List<EventEnvelope> events) {
      this.events = events;
    }

    @Override
    public List<EventEnvelope> events() {
      return events;
    }

    @Override
    public void ack() {
      lock.lock();
      try {
        settle(false);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void nack(Throwable cause) {
      lock.lock();
      try {
        settle(true);
      } finally {
        lock.unlock();
      }
    }

    private void settle(boolean back) {
      if (settled) {
        return;
      }
      settled = true;
      if (back) {
        for (int i = events.size() - 1; i >= 0; i--) {
          waiting.addFirst(events.get(i));
        }
      }
      MemoryBroker.this.settle(events.size());
    }
  }
}
