package dev.covenant.internal.cdi;

import dev.covenant.transaction.Transactions.Work;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Stands between two handlers of one bean. Where the methods are not public, Weld takes the second
 * call for one that the bean makes to itself, and leaves the interceptors out: its transaction, its
 * security, the boundary. A call through another intercepted bean is none.
 */
@ApplicationScoped
public class HandlerGate {
  /** Makes the call. */
  @Bounded
  public @Nullable Object pass(Work<?> call) throws Exception {
    try {
      return call.run();
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException("Not an Exception and not an Error: " + t, t);
    }
  }
}
