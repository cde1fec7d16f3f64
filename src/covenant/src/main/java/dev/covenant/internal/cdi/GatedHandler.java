package dev.covenant.internal.cdi;

import dev.covenant.ContractFunction;
import jakarta.enterprise.inject.spi.BeanManager;
import org.jspecify.annotations.Nullable;

/** Calls a handler that interceptors surround, from wherever it is called. */
final class GatedHandler implements ContractFunction<Object, Object> {
  private final BeanManager manager;
  private final BeanHandler handler;
  private volatile @Nullable HandlerGate gate;

  GatedHandler(BeanManager manager, BeanHandler handler) {
    this.manager = manager;
    this.handler = handler;
  }

  @Override
  public @Nullable Object apply(Object contract) throws Throwable {
    return gate().pass(() -> handler.apply(contract));
  }

  /** Not before the application runs: while it is deployed, there are no references. */
  private HandlerGate gate() {
    HandlerGate known = gate;
    if (known == null) {
      known = manager.createInstance().select(HandlerGate.class).get();
      gate = known;
    }
    return known;
  }
}
