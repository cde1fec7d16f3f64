package dev.covenant.internal.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** A node's way to the database, which a test can close. Thread-safe. */
final class GatedSource {
  /** What happens to whoever wants a connection. */
  @FunctionalInterface
  private interface Gate {
    void pass() throws SQLException, InterruptedException;
  }

  private static final Gate OPEN = () -> {};

  private final CountDownLatch opened = new CountDownLatch(1);
  private volatile Gate gate = OPEN;

  DataSource of(DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            GatedSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getConnection")) {
                gate.pass();
              }
              try {
                return method.invoke(source, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Has everybody wait until it is opened, as if the process stood still. */
  void stall() {
    gate =
        () -> {
          opened.await();
        };
  }

  /** Has everybody fail until it is opened. */
  void fail() {
    gate =
        () -> {
          throw new SQLException("There is no connection to be had");
        };
  }

  void open() {
    gate = OPEN;
    opened.countDown();
  }
}
