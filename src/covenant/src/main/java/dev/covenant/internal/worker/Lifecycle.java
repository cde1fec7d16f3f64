package dev.covenant.internal.worker;

import dev.covenant.worker.WorkerStatus.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread that a worker is at work on, and how others stop it: it is interrupted while it waits
 * for a batch, but while it delivers one only after the time for that is over. Thread-safe.
 */
final class Lifecycle {
  /** How long an interrupted delivery has to end. */
  private static final Duration LAST = Duration.ofSeconds(1);

  private final String name;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread thread;
  private boolean waiting;
  private boolean started;
  private State state = State.NEW;

  Lifecycle(String name) {
    this.name = name;
  }

  synchronized State state() {
    return state;
  }

  synchronized void state(State now) {
    state = now;
  }

  /** The worker is to have a thread of its own. */
  synchronized void start() {
    if (started) {
      throw new IllegalStateException("Worker " + name + " was started before; build another one");
    }
    started = true;
    state = State.RUNNING;
  }

  /** The calling thread begins to work. */
  synchronized void begin() {
    if (thread != null) {
      throw new IllegalStateException(
          "Worker %s is at work already, on thread %s".formatted(name, thread.getName()));
    }
    thread = Thread.currentThread();
    state = State.RUNNING;
  }

  /** The calling thread works no more. */
  synchronized void end(State last) {
    thread = null;
    state = last;
    notifyAll();
  }

  boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /** About to wait for a batch; false where there is to be no other one. */
  synchronized boolean await() {
    waiting = !isStopping();
    return waiting;
  }

  /** Waits no more; an interruption that was meant to end the waiting has done its work. */
  synchronized void awaited() {
    waiting = false;
    if (isStopping()) {
      Thread.interrupted();
    }
  }

  /** Lets time pass, unless there is to be no other batch. */
  void pause(Duration delay) throws InterruptedException {
    state(State.BACKING_OFF);
    stopping.await(delay.toNanos(), TimeUnit.NANOSECONDS);
    state(State.RUNNING);
  }

  /** As pause does, for who is not to end; false where there is to be no other batch. */
  boolean paused(Duration delay) {
    try {
      pause(delay);
    } catch (InterruptedException e) {
      state(State.RUNNING);
    }
    return !isStopping();
  }

  synchronized void stop() {
    stopping.countDown();
    if (thread == null) {
      state = state == State.FAILED ? state : State.STOPPED;
    } else if (waiting) {
      thread.interrupt();
    }
  }

  synchronized boolean stop(Duration limit) throws InterruptedException {
    stop();
    if (thread == Thread.currentThread()) {
      return false;
    }
    if (ended(limit)) {
      return true;
    }
    thread.interrupt();
    ended(LAST);
    return false;
  }

  private boolean ended(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (thread != null) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
