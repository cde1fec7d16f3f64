package dev.covenant.clinic;

import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.ats.jta.common.jtaPropertyManager;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The clinic's persistence unit on a database of its own in memory, in Narayana's transactions:
 * what a server gives to {@code @PersistenceContext}.
 */
public final class ClinicDatabase implements Function<InjectionPoint, Object>, AfterEachCallback {
  private final TransactionSynchronizationRegistry transactions =
      jtaPropertyManager.getJTAEnvironmentBean().getTransactionSynchronizationRegistry();
  private final AgroalDataSource connections = connections(transactions);
  private final EntityManagerFactory unit =
      Persistence.createEntityManagerFactory(
          "clinic",
          Map.of(
              "jakarta.persistence.jtaDataSource",
              connections,
              "eclipselink.target-server",
              NarayanaPlatform.class.getName(),
              "eclipselink.logging.level",
              "WARNING"));

  private static AgroalDataSource connections(TransactionSynchronizationRegistry transactions) {
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.maxSize(5)
                          .transactionIntegration(
                              new NarayanaTransactionIntegration(
                                  TransactionManager.transactionManager(), transactions))
                          .connectionFactoryConfiguration(
                              connection ->
                                  connection
                                      .connectionProviderClass(JdbcDataSource.class)
                                      .jdbcUrl("jdbc:h2:mem:clinic;DB_CLOSE_DELAY=-1"))));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One entity manager for a transaction; outside of one, one for each call. */
  @Override
  public Object apply(InjectionPoint point) {
    return Proxy.newProxyInstance(
        EntityManager.class.getClassLoader(),
        new Class<?>[] {EntityManager.class},
        (proxy, method, arguments) -> call(current(), method, arguments));
  }

  private EntityManager current() {
    if (transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      return unit.createEntityManager();
    }
    EntityManager present = (EntityManager) transactions.getResource(this);
    if (present != null) {
      return present;
    }
    EntityManager joined = unit.createEntityManager();
    transactions.registerInterposedSynchronization(new Closing(joined));
    transactions.putResource(this, joined);
    return joined;
  }

  private static Object call(EntityManager entities, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(entities, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    unit.close();
    connections.close();
  }

  /** Closes an entity manager when its transaction has ended. */
  private record Closing(EntityManager entities) implements Synchronization {
    @Override
    public void beforeCompletion() {}

    @Override
    public void afterCompletion(int status) {
      entities.close();
    }
  }
}
