package dev.covenant.internal.registry;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The result that a contract type or a handler method states. */
public final class ResultTypes {
  private ResultTypes() {}

  /** The type argument that a contract gives {@code Command} or {@code Query}, or null. */
  public static @Nullable Type stated(Class<?> contract, Class<?> marker) {
    for (Class<?> type = contract; type != null; type = type.getSuperclass()) {
      for (Type parent : type.getGenericInterfaces()) {
        Type stated = stated(parent, marker);
        if (stated != null) {
          return stated;
        }
      }
    }
    return null;
  }

  private static @Nullable Type stated(Type parent, Class<?> marker) {
    if (parent instanceof ParameterizedType parameterized && parameterized.getRawType() == marker) {
      return parameterized.getActualTypeArguments()[0];
    }
    return parent instanceof Class<?> raw && raw != marker ? stated(raw, marker) : null;
  }

  /** The class of a type, without its arguments; Object where it is a variable. */
  public static Class<?> raw(Type type) {
    if (type instanceof Class<?> known) {
      return MethodType.methodType(known).wrap().returnType();
    }
    return type instanceof ParameterizedType parameterized
        ? raw(parameterized.getRawType())
        : Object.class;
  }

  /** Whether what a handler returns is what its contract states. */
  public static boolean agree(Type returned, Type stated) {
    if (returned instanceof Class<?> || stated instanceof Class<?>) {
      return raw(stated).isAssignableFrom(raw(returned));
    }
    return returned.equals(stated)
        || raw(stated) != raw(returned) && raw(stated).isAssignableFrom(raw(returned));
  }
}
