package dev.covenant.internal.cdi;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import dev.covenant.internal.channel.BundledSmallRye;
import dev.covenant.internal.channel.ChannelRoutes;
import dev.covenant.internal.channel.OutgoingChannels;
import dev.covenant.internal.config.NodeRoles;
import dev.covenant.internal.config.OutboxSettings;
import dev.covenant.internal.config.Platform;
import dev.covenant.internal.config.PresentationSettings;
import dev.covenant.internal.config.WorkerSettings;
import dev.covenant.internal.presentation.HubSettings;
import dev.covenant.internal.routing.Route;
import dev.covenant.internal.scan.Problems;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds and checks the contracts of an application. It is {@code @Dependent}, because Payara leaves
 * an extension in the archive of its jar, from which the application can be seen, only if it has a
 * bean-defining annotation.
 */
@Dependent
public class CovenantExtension implements Extension {
  private final boolean routing;
  private @Nullable Discovery discovery;
  private @Nullable Registry registry;
  private Map<String, Route> routes = Map.of();
  private Set<RuntimeRole> roles = Set.of();
  private List<WorkerSettings> workers = List.of();
  private Optional<OutboxSettings> outbox = Optional.empty();
  private HubSettings hub = HubSettings.DEFAULT;

  /** For the platform. */
  public CovenantExtension() {
    this(true);
  }

  private CovenantExtension(boolean routing) {
    this.routing = routing;
    this.discovery = new Discovery(routing);
  }

  /** Knows of no channels: for tests whose sink takes what would go there. */
  public static CovenantExtension withoutChannels() {
    return new CovenantExtension(false);
  }

  void findBundledMessaging(@Observes BeforeBeanDiscovery event, BeanManager manager) {
    discovery().smallRye = BundledSmallRye.find(manager);
  }

  <T> void qualifyMessagingBeans(
      @Observes @WithAnnotations(Inject.class) ProcessAnnotatedType<T> event) {
    discovery().smallRye.ifPresent(smallRye -> smallRye.qualify(event));
  }

  /** Late, so that what other extensions add is seen. */
  <T> void prepareHandlers(
      @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) @WithAnnotations(Contract.class)
          ProcessAnnotatedType<T> event,
      BeanManager manager) {
    for (AnnotatedMethod<? super T> method : EffectiveMethods.of(event.getAnnotatedType())) {
      CommandHandler handler = method.getAnnotation(CommandHandler.class);
      if (handler != null) {
        discovery().routed(handler.emits());
        discovery().bounded.bind(event, method, manager);
      }
    }
  }

  void addChannels(@Observes AfterTypeDiscovery event) {
    if (discovery().needsMessaging() && Platform.REACTIVE_MESSAGING.isPresent()) {
      OutgoingChannels.register(event, discovery().channels());
    }
  }

  void addOutboxBeans(@Observes AfterTypeDiscovery event) {
    if (routing) {
      // What is wrong with them is reported with everything else.
      OutboxSettings.configured(new Problems())
          .ifPresent(settings -> OutboxBeans.register(event, settings));
    }
  }

  <T> void readManagedBean(@Observes ProcessManagedBean<T> event, BeanManager manager) {
    if (!(event instanceof ProcessSessionBean)) {
      read(event, event.getAnnotatedBeanClass(), false, manager);
    }
  }

  <T> void readEnterpriseBean(@Observes ProcessSessionBean<T> event, BeanManager manager) {
    read(event, event.getAnnotatedBeanClass(), true, manager);
  }

  private void read(
      ProcessManagedBean<?> event, AnnotatedType<?> type, boolean enterprise, BeanManager manager) {
    discovery().contracts.read(event.getBean(), type, enterprise, discovery().bounded, manager);
  }

  void addMessagingDelegates(@Observes AfterBeanDiscovery event, BeanManager manager) {
    discovery().smallRye.ifPresent(smallRye -> smallRye.addDelegates(event, manager));
  }

  /**
   * Early, because a messaging implementation that finds a fault throws on this event, and then no
   * later observer is told of it.
   */
  void validate(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) AfterDeploymentValidation event,
      BeanManager manager) {
    Discovery found = discovery();
    registry = found.contracts.registry(manager);
    found.contracts.name(registry);
    Suppliables.check(manager, found.problems);
    CodecChoice.check(manager, found.problems);
    if (found.problems.found().isEmpty()) {
      UpcasterBeans.check(manager, registry, found.problems);
    }
    if (routing) {
      found.enabled = ChannelRoutes.configured();
      found.contracts.route(found.enabled);
      outbox = OutboxSettings.configured(found.problems);
      OutboxNeeds.check(outbox, manager, found.problems);
    }
    new ChannelConnector(manager, found.problems).check(found.enabled);
    roles = NodeRoles.configured(found.problems);
    workers = WorkerSettings.configured(found.problems);
    hub = PresentationSettings.configured(found.problems).hub();
    WorkerBeans.check(workers, manager, found.problems);
    report(event, found.problems);
  }

  /** Late, because the messaging implementation connects its channels on this event too. */
  void connect(
      @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) AfterDeploymentValidation event,
      BeanManager manager) {
    Discovery found = discovery();
    if (found.problems.found().isEmpty()) {
      routes = new ChannelConnector(manager, found.problems).connect(found.enabled);
      report(event, found.problems);
    }
    discovery = null;
  }

  private static void report(AfterDeploymentValidation event, Problems problems) {
    if (!problems.found().isEmpty()) {
      event.addDeploymentProblem(new DeploymentException(problems.message()));
    }
  }

  private Discovery discovery() {
    if (discovery == null) {
      throw new IllegalStateException(
          "The application is deployed; nothing is discovered any more");
    }
    return discovery;
  }

  /** The contracts found. */
  Registry registry() {
    if (registry == null) {
      throw new IllegalStateException("The application is not deployed yet");
    }
    return registry;
  }

  /** The channels of routed contracts. */
  Map<String, Route> routes() {
    return routes;
  }

  /** What this node is there for. */
  Set<RuntimeRole> roles() {
    return roles;
  }

  /** The configured workers. */
  List<WorkerSettings> workers() {
    return workers;
  }

  /** The configured outbox. */
  Optional<OutboxSettings> outbox() {
    return outbox;
  }

  /** The limits of the hub. */
  HubSettings hub() {
    return hub;
  }

  /** What is collected until the application is deployed. */
  private static final class Discovery {
    private final boolean routing;
    private final Problems problems = new Problems();
    private final ContractBeans contracts = new ContractBeans(problems);
    private final BoundedMethods bounded = new BoundedMethods();
    private Optional<BundledSmallRye> smallRye = Optional.empty();
    private @Nullable ChannelRoutes routes;
    private ChannelRoutes enabled = ChannelRoutes.none();

    Discovery(boolean routing) {
      this.routing = routing;
    }

    ChannelRoutes routes() {
      if (routes == null) {
        routes = ChannelRoutes.configured();
      }
      return routes;
    }

    void routed(Class<?>... events) {
      if (!routing) {
        return;
      }
      for (Class<?> event : events) {
        routes().add(event);
      }
    }

    boolean needsMessaging() {
      return routing && !routes().channels().isEmpty();
    }

    SortedSet<String> channels() {
      return new TreeSet<>(routes().channels().values());
    }
  }
}
