package dev.covenant.benchmarks;

import com.arjuna.ats.jta.cdi.TransactionExtension;
import dev.covenant.internal.cdi.BoundaryInterceptor;
import dev.covenant.internal.cdi.ConfiguredWorkers;
import dev.covenant.internal.cdi.CovenantBeans;
import dev.covenant.internal.cdi.CovenantExtension;
import dev.covenant.internal.cdi.HandlerGate;
import dev.covenant.internal.cdi.OutboxRelay;
import dev.covenant.internal.cdi.RequestBoundary;
import dev.covenant.internal.cdi.TransactionBoundary;
import org.jboss.weld.environment.se.Weld;

/** Weld with the library and, where asked, with Narayana, without scanning. */
public final class Containers {
  private Containers() {}

  public static Weld plain() {
    return new Weld()
        .disableDiscovery()
        .addExtension(new CovenantExtension())
        .addBeanClasses(
            ConfiguredWorkers.class,
            OutboxRelay.class,
            CovenantBeans.class,
            RequestBoundary.class,
            TransactionBoundary.class,
            BoundaryInterceptor.class,
            HandlerGate.class);
  }

  static Weld transactional() {
    return plain()
        .addExtension(new TransactionExtension())
        .addServices(new NarayanaTransactionServices());
  }
}
