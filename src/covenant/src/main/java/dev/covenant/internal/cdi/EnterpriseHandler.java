package dev.covenant.internal.cdi;

import dev.covenant.ContractFunction;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes what an enterprise bean threw out of the container's wrapping (Jakarta Enterprise Beans
 * 4.0, section 9.4), so that it reaches the caller unchanged. The API may be absent, hence the
 * names.
 */
record EnterpriseHandler(ContractFunction<Object, Object> handler)
    implements ContractFunction<Object, Object> {

  private static final Set<String> WRAPPERS =
      Set.of(
          "jakarta.ejb.EJBException",
          "jakarta.ejb.EJBTransactionRolledbackException",
          "jakarta.ejb.TransactionRolledbackLocalException");

  @Override
  public @Nullable Object apply(Object contract) throws Throwable {
    try {
      return handler.apply(contract);
    } catch (RuntimeException e) {
      throw unwrapped(e);
    }
  }

  /** In a joined transaction some containers wrap twice. */
  private static Throwable unwrapped(RuntimeException thrown) {
    Throwable inner = thrown;
    while (WRAPPERS.contains(inner.getClass().getName()) && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }
}
