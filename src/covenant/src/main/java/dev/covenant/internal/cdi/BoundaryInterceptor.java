package dev.covenant.internal.cdi;

import dev.covenant.internal.emission.HandlerBoundary;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/**
 * Marks where a handler begins and ends, inside all other interceptors: they may end its
 * transaction or call it again.
 */
@Bounded
@Interceptor
@Priority(Integer.MAX_VALUE)
public class BoundaryInterceptor {
  @AroundInvoke
  @Nullable Object mark(InvocationContext call) throws Exception {
    try {
      return HandlerBoundary.around(call.getMethod(), call::proceed);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new IllegalStateException("Not an Exception and not an Error: " + t, t);
    }
  }
}
