package dev.covenant.internal.cdi;

import dev.covenant.Contract;
import dev.covenant.ContractAction;
import dev.covenant.ContractFunction;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import dev.covenant.internal.channel.ChannelRoutes;
import dev.covenant.internal.config.Platform;
import dev.covenant.internal.registry.Access;
import dev.covenant.internal.registry.HandlerSpec;
import dev.covenant.internal.registry.RegistryBuilder;
import dev.covenant.internal.scan.HandlerMethod;
import dev.covenant.internal.scan.HandlerMethods;
import dev.covenant.internal.scan.Problems;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the handlers of contract beans and makes a registry of them. Not thread-safe. */
final class ContractBeans {
  private final Problems problems;
  private final HandlerMethods methods;
  private final Map<HandlerMethod, ContractBean> beans = new HashMap<>();

  ContractBeans(Problems problems) {
    this.problems = problems;
    this.methods = new HandlerMethods(problems);
  }

  /** Reads the methods of an enabled bean. */
  void read(
      Bean<?> bean,
      AnnotatedType<?> type,
      boolean enterprise,
      BoundedMethods bounded,
      BeanManager manager) {
    if (!type.isAnnotationPresent(Contract.class)) {
      type.getMethods()
          .forEach(m -> methods.refuse(type.getJavaClass(), m.getJavaMember(), m.getAnnotations()));
      return;
    }
    for (AnnotatedMethod<?> method : EffectiveMethods.of(type)) {
      Method member = method.getJavaMember();
      HandlerMethod handler = methods.read(type.getJavaClass(), member, method.getAnnotations());
      if (handler != null) {
        HandlerRules rules = HandlerRules.of(type, method, manager);
        if (enterprise && !Modifier.isPublic(member.getModifiers())) {
          problems.notPublic(handler);
        }
        CallerRule callers = enterprise ? null : CallerRule.of(type, method).orElse(null);
        beans.put(
            handler,
            new ContractBean(
                bean,
                handler,
                enterprise,
                enterprise || rules.transactional(),
                rules.intercepted(),
                bounded.contains(type, member),
                callers));
      }
    }
  }

  /** The registry, as far as there are no problems. */
  Registry registry(BeanManager manager) {
    List<HandlerMethod> checked = methods.checked();
    RegistryBuilder registry = new RegistryBuilder();
    if (problems.found().isEmpty()) {
      checked.forEach(handler -> register(registry, beans.get(handler), manager));
    }
    return registry.build();
  }

  private void register(RegistryBuilder registry, ContractBean found, BeanManager manager) {
    HandlerMethod method = found.handler();
    BeanView.of(found.bean(), method.method())
        .ifPresentOrElse(
            view -> register(registry, found, handler(found, view, manager), manager),
            () -> problems.uncallable(method));
  }

  private static ContractFunction<Object, Object> handler(
      ContractBean found, BeanView view, BeanManager manager) {
    BeanHandler handler = new BeanHandler(manager, found.bean(), view);
    if (found.enterprise()) {
      return new EnterpriseHandler(handler);
    }
    return found.intercepted() ? new GatedHandler(manager, handler) : handler;
  }

  private void register(
      RegistryBuilder registry,
      ContractBean found,
      ContractFunction<Object, Object> handler,
      BeanManager manager) {
    HandlerMethod method = found.handler();
    Access access = access(found, manager);
    RuntimeRole[] roles = method.roles().toArray(RuntimeRole[]::new);
    if (method.category() != null) {
      String contract = registry.nameOf(method.type());
      ContractAction<Object> subscriber =
          event -> {
            access.check(contract);
            handler.apply(event);
          };
      registry.subscriber(method.category(), method.type(), method.name(), subscriber, roles);
      return;
    }
    registry.own(
        new HandlerSpec(
            method.kind(),
            method.type(),
            method.result(),
            handler,
            roles,
            method.place(),
            found.transactional(),
            access,
            found.bounded() ? method.method() : null));
  }

  private Access access(ContractBean found, BeanManager manager) {
    if (found.callers() == null) {
      return Access.OPEN;
    }
    String place = found.handler().place();
    if (!Platform.SECURITY.isPresent()) {
      problems.absent(Platform.SECURITY.label(), "The security annotation on " + place);
      return Access.OPEN;
    }
    return new CallerAccess(found.callers(), place, manager);
  }

  /** Routes what the commands of enabled beans emit. */
  void route(ChannelRoutes routes) {
    beans.keySet().forEach(handler -> handler.emits().forEach(routes::add));
  }

  /** Has the registry know what commands emit, by their names and aliases. */
  void name(Registry registry) {
    if (problems.found().isEmpty()) {
      beans.keySet().forEach(handler -> handler.emits().forEach(registry::nameOf));
    }
  }
}
