package dev.covenant.internal.emission;

import dev.covenant.transaction.Transactions.Work;
import org.jspecify.annotations.Nullable;

/**
 * The innermost frame around a handler whose transaction somebody else begins and ends: it tells
 * the recording when the handler was called and how it ended, before that transaction completes.
 */
public final class HandlerBoundary {
  private HandlerBoundary() {}

  /**
   * Runs the handler.
   *
   * @param method identifies the handler's method
   * @param handler the rest of the call
   */
  public static @Nullable Object around(Object method, Work<?> handler) throws Throwable {
    Object[] slots = ThreadScope.slots();
    Object emitter = slots[ThreadScope.EMITTER];
    if (emitter instanceof Expecting expecting && expecting.method().equals(method)) {
      return handle(slots, expecting, handler);
    }
    return handler.run();
  }

  private static @Nullable Object handle(Object[] slots, Expecting expecting, Work<?> handler)
      throws Throwable {
    Recording recording = expecting.recording();
    recording.called();
    TransactionBuffer current = recording.recorder().buffers().current();
    if (current != null) {
      recording.home(current);
    }
    slots[ThreadScope.EMITTER] = recording;
    try {
      Object result = handler.run();
      recording.returned();
      if (recording.isInTransactionOfItsOwn()) {
        recording.prepare();
      }
      return result;
    } catch (Throwable t) {
      recording.threw();
      if (recording.isInTransactionOfItsOwn()) {
        recording.prepare(t);
      }
      throw t;
    } finally {
      slots[ThreadScope.EMITTER] = expecting;
    }
  }

  /**
   * Stands on the thread until the handler is reached. Interceptors before it cannot emit: they are
   * not below the handler.
   *
   * @param method identifies the handler's method
   * @param recording the command's recording
   */
  public record Expecting(Object method, Recording recording) {}
}
