package dev.covenant.internal.cdi;

import dev.covenant.ContractFunction;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Calls a handler on its bean, through whatever interceptors and decorators the bean has. */
final class BeanHandler implements ContractFunction<Object, Object> {
  private final BeanManager manager;
  private final Bean<?> bean;
  private final Class<?> view;
  private final MethodHandle handler;
  private final boolean shared;
  private volatile @Nullable Object reference;

  BeanHandler(BeanManager manager, Bean<?> bean, BeanView view) {
    this.manager = manager;
    this.bean = bean;
    this.view = view.type();
    this.handler = handle(view.method());
    this.shared = manager.isNormalScope(bean.getScope());
  }

  private static MethodHandle handle(Method method) {
    try {
      return MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup())
          .unreflect(method)
          .asType(MethodType.genericMethodType(2));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " cannot be called: " + e.getMessage(), e);
    }
  }

  @Override
  public @Nullable Object apply(Object contract) throws Throwable {
    return shared ? handler.invokeExact(shared(), contract) : applyOnce(contract);
  }

  /** The client proxy of a normal scope stands for whichever instance the context has. */
  private Object shared() {
    Object known = reference;
    if (known == null) {
      known = manager.getReference(bean, view, manager.createCreationalContext(bean));
      reference = known;
    }
    return known;
  }

  /** A dependent bean lives for the call. */
  private @Nullable Object applyOnce(Object contract) throws Throwable {
    CreationalContext<?> context = manager.createCreationalContext(bean);
    try {
      Object instance = manager.getReference(bean, view, context);
      return handler.invokeExact(instance, contract);
    } finally {
      context.release();
    }
  }
}
