package dev.covenant.internal.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notifications of a connection, through an interface of PostgreSQL's driver ({@code
 * org.postgresql.PGConnection}), which is nowhere else and not on this library's class path.
 */
final class PostgresNotifications {
  private final Object connection;
  private final Method get;
  private final Method parameter;

  private PostgresNotifications(Object connection, Class<?> type, Class<?> notification)
      throws NoSuchMethodException {
    this.connection = connection;
    get = type.getMethod("getNotifications", int.class);
    parameter = notification.getMethod("getParameter");
  }

  /** Those of a connection, or null where its driver cannot be reached. */
  static @Nullable PostgresNotifications of(Connection connection) throws SQLException {
    List<@Nullable ClassLoader> loaders = new ArrayList<>();
    loaders.add(Thread.currentThread().getContextClassLoader());
    loaders.add(connection.getMetaData().getClass().getClassLoader());
    loaders.add(connection.getClass().getClassLoader());
    for (ClassLoader loader : loaders) {
      try {
        Class<?> type = Class.forName("org.postgresql.PGConnection", false, loader);
        Class<?> notification = Class.forName("org.postgresql.PGNotification", false, loader);
        if (connection.isWrapperFor(type)) {
          return new PostgresNotifications(connection.unwrap(type), type, notification);
        }
      } catch (ClassNotFoundException | NoSuchMethodException e) {
        continue;
      }
    }
    return null;
  }

  /** Waits for some. */
  List<String> await(Duration limit) throws SQLException {
    try {
      Object[] all = (Object[]) get.invoke(connection, (int) limit.toMillis());
      List<String> parameters = new ArrayList<>();
      for (Object one : all == null ? new Object[0] : all) {
        parameters.add((String) parameter.invoke(one));
      }
      return parameters;
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new SQLException(e);
    }
  }
}
