package dev.covenant.internal.presentation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Few threads on which transports are called, and one more for each that hangs there: some
 * containers block for a client that does not read, where their specification says that they do
 * not. The number of clients bounds the queue: none has more than one task waiting.
 */
final class SendingThreads extends ThreadPoolExecutor {
  /** Who takes longer for a task hangs, in nanoseconds. */
  private static final long HANGS = TimeUnit.MILLISECONDS.toNanos(100);

  /** How many may hang before the others have to wait for them. */
  private static final int MOST_HANGING = 500;

  private static final int IDLE_SECONDS = 10;

  private final int few;
  private final Map<Thread, Long> busySince = new ConcurrentHashMap<>();
  private volatile long lastRelief = System.nanoTime();

  SendingThreads(int few, ThreadFactory threads) {
    super(few, few, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    this.few = few;
    allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable task) {
    super.execute(task);
    if (!getQueue().isEmpty() && System.nanoTime() - lastRelief > HANGS) {
      relieve();
    }
  }

  /** Lets others work for those that hang, and more than those where tasks wait for that. */
  synchronized void relieve() {
    long now = System.nanoTime();
    lastRelief = now;
    long hanging = busySince.values().stream().filter(since -> now - since > HANGS).count();
    long more = getQueue().isEmpty() ? hanging : 2 * hanging;
    int wanted = few + (int) Math.min(more, MOST_HANGING);
    if (wanted > getMaximumPoolSize()) {
      setMaximumPoolSize(wanted);
      setCorePoolSize(wanted);
    } else if (wanted < getCorePoolSize()) {
      setCorePoolSize(wanted);
      setMaximumPoolSize(wanted);
    }
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    busySince.put(thread, System.nanoTime());
  }

  @Override
  protected void afterExecute(Runnable task, @Nullable Throwable failure) {
    busySince.remove(Thread.currentThread());
  }
}
