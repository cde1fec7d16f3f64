package dev.covenant.internal.scan;

import dev.covenant.Command;
import dev.covenant.ContractException;
import dev.covenant.ContractKind;
import dev.covenant.Query;
import dev.covenant.Registry;
import dev.covenant.internal.registry.ResultTypes;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects handler methods and what is wrong with them. Not thread-safe. */
public final class HandlerMethods {
  private static final Comparator<HandlerMethod> ORDER =
      Comparator.comparing((HandlerMethod handler) -> handler.bean().getName())
          .thenComparing(handler -> handler.method().getName())
          .thenComparing(handler -> handler.type().getName());

  private final List<HandlerMethod> found = new ArrayList<>();
  private final Problems problems;

  public HandlerMethods(Problems problems) {
    this.problems = problems;
  }

  /** Looks at a method of a contract bean. */
  public @Nullable HandlerMethod read(
      Class<?> bean, Method method, Collection<Annotation> annotations) {
    if (method.isBridge()) {
      // The compiler copies annotations to the bridge of a generic method.
      return null;
    }
    List<Marker> markers = annotations.stream().map(Marker::of).filter(Objects::nonNull).toList();
    if (markers.isEmpty()) {
      return null;
    }
    if (markers.size() > 1) {
      problems.severalMarkers(
          bean, method, markers.stream().map(m -> "@" + m.annotation()).sorted().toList());
      return null;
    }
    Marker marker = markers.get(0);
    if (!isWellFormed(marker, bean, method)) {
      return null;
    }
    HandlerMethod handler = handler(marker, bean, method);
    found.add(handler);
    return handler;
  }

  /** Refuses a handler on a bean that is not looked at. */
  public void refuse(Class<?> bean, Method method, Collection<Annotation> annotations) {
    annotations.stream()
        .map(Marker::of)
        .filter(Objects::nonNull)
        .forEach(marker -> problems.noContract(marker.annotation(), bean, method));
  }

  private static HandlerMethod handler(Marker marker, Class<?> bean, Method method) {
    Class<?> type = method.getParameterTypes()[0];
    Class<?> result = ResultTypes.raw(method.getGenericReturnType());
    return new HandlerMethod(
        marker.annotation(),
        marker.kind(),
        marker.category(),
        type,
        result,
        marker.roles(),
        marker.emits(),
        bean,
        method);
  }

  private boolean isWellFormed(Marker marker, Class<?> bean, Method method) {
    String annotation = marker.annotation();
    int before = problems.found().size();
    if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
      problems.hidden(annotation, bean, method);
    }
    if (!marker.returnsResult() && method.getReturnType() != void.class) {
      problems.returnsSomething(annotation, bean, method);
    }
    if (method.getParameterCount() != 1) {
      problems.parameters(annotation, bean, method);
    } else if (!isContractType(method.getGenericParameterTypes()[0])) {
      problems.contractType(annotation, bean, method);
    } else {
      checkResult(marker, bean, method);
    }
    return problems.found().size() == before;
  }

  /** Contracts are found by the class of the value, so an interface would never be. */
  private static boolean isContractType(Type type) {
    Class<?> raw = ResultTypes.raw(type);
    boolean named = type instanceof Class<?> known && !known.isPrimitive() || raw != Object.class;
    return named
        && raw != Object.class
        && !raw.isArray()
        && !raw.isInterface()
        && !raw.isAnnotation()
        && !raw.getName().startsWith("java.")
        && !Modifier.isAbstract(raw.getModifiers());
  }

  private void checkResult(Marker marker, Class<?> bean, Method method) {
    Class<?> type = method.getParameterTypes()[0];
    checkKind(marker, bean, method, type);
    Class<?> stating = marker.kind() == ContractKind.COMMAND ? Command.class : Query.class;
    Type stated = marker.returnsResult() ? ResultTypes.stated(type, stating) : null;
    if (stated != null && !ResultTypes.agree(method.getGenericReturnType(), stated)) {
      problems.wrongResult(marker.annotation(), bean, method, stated.getTypeName());
    }
  }

  private void checkKind(Marker marker, Class<?> bean, Method method, Class<?> type) {
    if (Command.class.isAssignableFrom(type) && marker.kind() != ContractKind.COMMAND) {
      problems.wrongKind(marker.annotation(), bean, method, "Command");
    }
    if (Query.class.isAssignableFrom(type) && marker.kind() != ContractKind.QUERY) {
      problems.wrongKind(marker.annotation(), bean, method, "Query");
    }
  }

  /** The well-formed handlers, sorted, after the checks that concern several of them. */
  public List<HandlerMethod> checked() {
    found.sort(ORDER);
    Registry names = Registry.builder().build();
    Map<Class<?>, HandlerMethod> owners = new HashMap<>();
    for (HandlerMethod handler : found) {
      checkOwner(owners, handler);
      checkNames(names, handler);
    }
    new StaleQueries(found, problems).check();
    return List.copyOf(found);
  }

  private void checkOwner(Map<Class<?>, HandlerMethod> owners, HandlerMethod handler) {
    if (handler.kind() == ContractKind.EVENT) {
      return;
    }
    HandlerMethod first = owners.putIfAbsent(handler.type(), handler);
    if (first != null) {
      problems.twoOwners(first, handler);
    }
  }

  private void checkNames(Registry names, HandlerMethod handler) {
    List<Class<?>> types = new ArrayList<>(handler.emits());
    types.add(0, handler.type());
    for (Class<?> type : types) {
      try {
        names.nameOf(type);
      } catch (ContractException e) {
        problems.name(handler, String.valueOf(e.getMessage()));
      }
    }
  }
}
