package dev.covenant.internal.cdi;

import com.arjuna.ats.jta.cdi.TransactionExtension;
import org.jboss.weld.environment.se.Weld;

/** Weld with the library and, where asked, with Narayana's transactions. */
public final class Containers {
  private Containers() {}

  /** Without a transaction manager. */
  public static Weld plain(Class<?>... beans) {
    return new Weld()
        .disableDiscovery()
        .addExtension(new CovenantExtension())
        .addBeanClasses(
            CovenantBeans.class,
            ConfiguredWorkers.class,
            OutboxRelay.class,
            RequestBoundary.class,
            TransactionBoundary.class,
            BoundaryInterceptor.class,
            HandlerGate.class)
        .addBeanClasses(beans);
  }

  /** With Narayana. */
  public static Weld transactional(Class<?>... beans) {
    return plain(beans).addExtension(new TransactionExtension());
  }
}
