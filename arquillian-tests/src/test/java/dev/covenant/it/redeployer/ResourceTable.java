package dev.covenant.it.redeployer;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The table in which Payara's transaction manager keeps who uses which connection. A managed thread
 * that has used one stays in it when it has ended, and with the thread its application does.
 */
final class ResourceTable {
  private ResourceTable() {}

  /** By reflection: nothing else removes an entry. */
  static void forgetThreadsThatEnded() throws ReflectiveOperationException, NamingException {
    Object helper = new InitialContext().lookup("java:appserver/TransactionManager");
    Object table = value(value(helper, "transactionManager"), "resourceTable");
    for (Object key : keys(table)) {
      if (key.getClass().getSimpleName().equals("PairKey")
          && !((Thread) value(key, "thread")).isAlive()) {
        table.getClass().getMethod("remove", Object.class).invoke(table, key);
      }
    }
  }

  private static List<Object> keys(Object table) throws ReflectiveOperationException {
    List<Object> keys = new ArrayList<>();
    ((Iterator<?>) table.getClass().getMethod("keys").invoke(table)).forEachRemaining(keys::add);
    return keys;
  }

  private static Object value(Object owner, String name) throws ReflectiveOperationException {
    for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field.get(owner);
        }
      }
    }
    throw new NoSuchFieldException(owner.getClass().getName() + "." + name);
  }
}
