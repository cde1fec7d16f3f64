package dev.covenant.testing.weld;

import dev.covenant.internal.cdi.CovenantBeans;
import dev.covenant.internal.cdi.CovenantExtension;
import org.jboss.weld.environment.se.Weld;

/**
 * Weld with the library, for weld-junit5: {@code @WeldSetup WeldInitiator weld =
 * WeldInitiator.of(CovenantWeld.with(WardDesk.class))}.
 *
 * <p>The application's sink is a {@link dev.covenant.testing.RecordingSink} in front of the local
 * subscribers: nothing leaves for channels, which need not be there, or browsers. Tests have it
 * injected, and a {@link dev.covenant.testing.ContractTester} of the application's dispatcher. Bean
 * discovery is off. Stateless and thread-safe; a {@link Weld} is neither.
 */
public final class CovenantWeld {
  private CovenantWeld() {}

  /**
   * With transactions in memory, as a bean that is injected as {@link
   * dev.covenant.testing.TestTransactions}. They do not obey {@code @Transactional}.
   *
   * @param beans the bean classes of the test
   * @return Weld, not started, to which more may be added
   */
  public static Weld with(Class<?>... beans) {
    return weld(beans).addBeanClass(InMemoryTransactionBeans.class);
  }

  /**
   * With Jakarta Transactions, as a server has them. Who brings them must be added: for Narayana
   * {@code .addExtension(new com.arjuna.ats.jta.cdi.TransactionExtension())}.
   *
   * @param beans the bean classes of the test
   * @return Weld, not started, to which more may be added
   */
  public static Weld withJta(Class<?>... beans) {
    return weld(beans).addBeanClass(JtaBeans.class);
  }

  private static Weld weld(Class<?>... beans) {
    return new Weld()
        .disableDiscovery()
        .addExtension(CovenantExtension.withoutChannels())
        .addPackages(CovenantBeans.class)
        .addBeanClasses(RecordingBeans.class)
        .addBeanClasses(beans);
  }
}
