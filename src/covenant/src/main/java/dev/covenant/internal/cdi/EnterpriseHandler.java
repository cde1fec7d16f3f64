package dev.covenant.internal.cdi;

import dev.covenant.ContractFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes what an enterprise bean threw out of the container's wrapping (Jakarta Enterprise Beans
 * 4.0, section 9.4), so that it reaches the caller unchanged. The API may be absent, hence the
 * names.
 */
record EnterpriseHandler(ContractFunction<Object, Object> handler)
    implements ContractFunction<Object, Object> {

  private static final String WRAPPER = "jakarta.ejb.EJBException";
  private static final String ROLLED_BACK = "jakarta.ejb.EJBTransactionRolledbackException";

  @Override
  public @Nullable Object apply(Object contract) throws Throwable {
    try {
      return handler.apply(contract);
    } catch (RuntimeException e) {
      throw unwrapped(e);
    }
  }

  private static Throwable unwrapped(RuntimeException thrown) {
    String type = thrown.getClass().getName();
    boolean wraps = type.equals(WRAPPER) || type.equals(ROLLED_BACK);
    return wraps && thrown.getCause() != null ? thrown.getCause() : thrown;
  }
}
