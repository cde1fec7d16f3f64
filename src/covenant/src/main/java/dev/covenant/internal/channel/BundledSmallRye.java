package dev.covenant.internal.channel;

import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the extension of a SmallRye Reactive Messaging that the application bundles find its beans.
 *
 * <p>Payara puts an extension class without a bean-defining annotation into an archive of its own,
 * which cannot see the application. SmallRye looks two beans up from there. Each steps behind a
 * qualifier, and a bean that belongs to the archive of the extension hands it out.
 */
public final class BundledSmallRye {
  private static final String PROVIDERS = "io.smallrye.reactive.messaging.providers.";
  private static final String EXTENSION = PROVIDERS + "extension.ReactiveMessagingExtension";
  private static final Set<String> LOOKED_UP =
      Set.of(PROVIDERS + "extension.MediatorManager", PROVIDERS + "connectors.WorkerPoolRegistry");

  private final Class<?> extension;
  private final Set<Class<?>> moved = new HashSet<>();

  private BundledSmallRye(Class<?> extension) {
    this.extension = extension;
  }

  /**
   * Empty where the server brings SmallRye, where nobody does, and where the container is in the
   * application.
   */
  public static Optional<BundledSmallRye> find(BeanManager beanManager) {
    ClassLoader application = BundledSmallRye.class.getClassLoader();
    boolean embedded = beanManager.getClass().getClassLoader() == application;
    return embedded ? Optional.empty() : load(application).map(BundledSmallRye::new);
  }

  private static Optional<Class<?>> load(ClassLoader application) {
    try {
      return Optional.<Class<?>>of(Class.forName(EXTENSION, false, application))
          .filter(found -> found.getClassLoader() == application);
    } catch (ClassNotFoundException | LinkageError absent) {
      return Optional.empty();
    }
  }

  /** Puts a bean that SmallRye looks up behind the qualifier. */
  public void qualify(ProcessAnnotatedType<?> event) {
    Class<?> type = event.getAnnotatedType().getJavaClass();
    if (LOOKED_UP.contains(type.getName()) && type.getClassLoader() == extension.getClassLoader()) {
      event.configureAnnotatedType().add(BehindExtension.Literal.INSTANCE);
      moved.add(type);
    }
  }

  /** Adds the beans that hand the qualified ones out. */
  public void addDelegates(AfterBeanDiscovery event, BeanManager beanManager) {
    moved.forEach(type -> event.addBean(new DelegatingBean<>(type, extension, beanManager)));
  }
}
