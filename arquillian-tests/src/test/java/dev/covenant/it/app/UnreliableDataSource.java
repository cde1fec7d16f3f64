package dev.covenant.it.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * An H2 database whose commit does not end well. A class of the application's own is the one
 * portable way to have a resource manager fail.
 */
public abstract class UnreliableDataSource extends OwnDataSource implements XADataSource {
  /** Commits, or not. */
  abstract void commit(XAResource resource, Xid xid, boolean onePhase) throws XAException;

  @Override
  public XAConnection getXAConnection() throws SQLException {
    return unreliable(h2.getXAConnection());
  }

  @Override
  public XAConnection getXAConnection(String user, String password) throws SQLException {
    return unreliable(h2.getXAConnection(user, password));
  }

  private XAConnection unreliable(XAConnection connection) throws SQLException {
    XAResource resource = unreliable(connection.getXAResource());
    return proxy(
        XAConnection.class,
        (method, arguments) ->
            method.getName().equals("getXAResource")
                ? resource
                : method.invoke(connection, arguments));
  }

  private XAResource unreliable(XAResource resource) {
    return proxy(
        XAResource.class,
        (method, arguments) -> {
          if (method.getName().equals("commit")) {
            commit(resource, (Xid) arguments[0], (Boolean) arguments[1]);
            return null;
          }
          return method.invoke(resource, arguments);
        });
  }

  @FunctionalInterface
  private interface Call {
    Object to(java.lang.reflect.Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            UnreliableDataSource.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return switch (method.getName()) {
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> call.to(method, arguments);
                };
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
