package dev.covenant.internal.cdi;

import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptors;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Set;

/**
 * What surrounds a handler. Annotations are told by name, so that their API may be absent.
 *
 * @param transactional whether it states transaction rules of its own
 * @param intercepted whether any interceptor surrounds it
 */
record HandlerRules(boolean transactional, boolean intercepted) {
  private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
  private static final Set<String> ENTERPRISE_BEANS =
      Set.of("jakarta.ejb.Stateless", "jakarta.ejb.Stateful", "jakarta.ejb.Singleton");

  static HandlerRules of(AnnotatedType<?> bean, AnnotatedMethod<?> method, BeanManager manager) {
    return of(method.getAnnotations(), manager).or(of(bean.getAnnotations(), manager));
  }

  private static HandlerRules of(Collection<Annotation> annotations, BeanManager manager) {
    HandlerRules rules = new HandlerRules(false, false);
    for (Annotation annotation : annotations) {
      rules = rules.or(of(annotation.annotationType(), manager));
    }
    return rules;
  }

  private static HandlerRules of(Class<? extends Annotation> annotation, BeanManager manager) {
    if (annotation == Interceptors.class) {
      return new HandlerRules(false, true);
    }
    if (ENTERPRISE_BEANS.contains(annotation.getName())) {
      return new HandlerRules(true, true);
    }
    if (manager.isInterceptorBinding(annotation)) {
      return new HandlerRules(TRANSACTIONAL.equals(annotation.getName()), true);
    }
    return manager.isStereotype(annotation)
        ? of(manager.getStereotypeDefinition(annotation), manager)
        : new HandlerRules(TRANSACTIONAL.equals(annotation.getName()), false);
  }

  private HandlerRules or(HandlerRules other) {
    return new HandlerRules(transactional || other.transactional, intercepted || other.intercepted);
  }
}
