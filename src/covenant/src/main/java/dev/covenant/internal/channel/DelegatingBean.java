package dev.covenant.internal.channel;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the one {@link BehindExtension} bean of a type, in the archive of another class.
 *
 * @param <T> the type
 */
final class DelegatingBean<T> implements Bean<T> {
  private final Class<T> type;
  private final Class<?> home;
  private final BeanManager beanManager;

  DelegatingBean(Class<T> type, Class<?> home, BeanManager beanManager) {
    this.type = type;
    this.home = home;
    this.beanManager = beanManager;
  }

  @Override
  public T create(CreationalContext<T> context) {
    Bean<?> bean =
        beanManager.resolve(beanManager.getBeans(type, BehindExtension.Literal.INSTANCE));
    return type.cast(beanManager.getReference(bean, type, context));
  }

  @Override
  public void destroy(T instance, CreationalContext<T> context) {
    context.release();
  }

  /** The container takes the archive of a bean from its class: that is what this bean is for. */
  @Override
  public Class<?> getBeanClass() {
    return home;
  }

  @Override
  public Set<Type> getTypes() {
    return Set.of(type, Object.class);
  }

  @Override
  public Set<Annotation> getQualifiers() {
    return Set.of(Default.Literal.INSTANCE, Any.Literal.INSTANCE);
  }

  @Override
  public Class<? extends Annotation> getScope() {
    return Dependent.class;
  }

  @Override
  public @Nullable String getName() {
    return null;
  }

  @Override
  public Set<Class<? extends Annotation>> getStereotypes() {
    return Set.of();
  }

  @Override
  public boolean isAlternative() {
    return false;
  }

  @Override
  public Set<InjectionPoint> getInjectionPoints() {
    return Set.of();
  }
}
