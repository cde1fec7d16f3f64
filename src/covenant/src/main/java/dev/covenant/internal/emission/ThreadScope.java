package dev.covenant.internal.emission;

/**
 * What the calling thread is doing for Covenant: who may emit on it, and what waits to be released.
 *
 * <p>The slots are a plain array, and empty whenever nothing runs, because a server's threads
 * outlive the application: a value of our own class left in a thread-local would keep the
 * application's class loader alive after undeployment.
 */
public final class ThreadScope {
  /** Null, a {@link Recorder}, a {@link Recording} or a {@link Mask}. */
  public static final int EMITTER = 0;

  /** Null, or what is being released. */
  public static final int RELEASING = 1;

  private static final ThreadLocal<Object[]> SLOTS = ThreadLocal.withInitial(() -> new Object[2]);

  private ThreadScope() {}

  public static Object[] slots() {
    return SLOTS.get();
  }
}
