package dev.covenant.internal.registry;

import dev.covenant.ContractException;
import dev.covenant.ContractName;
import dev.covenant.ErrorKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Names of contract types, each claimed by one type. Thread-safe. */
final class ContractNames {
  private final Map<Class<?>, String> names;
  private final Map<String, Class<?>> claims;

  ContractNames() {
    names = new ConcurrentHashMap<>();
    claims = new ConcurrentHashMap<>();
  }

  ContractNames(ContractNames source) {
    names = new ConcurrentHashMap<>(source.names);
    claims = new ConcurrentHashMap<>(source.claims);
  }

  String of(Class<?> type) {
    String known = names.get(type);
    return known != null ? known : claim(type);
  }

  private String claim(Class<?> type) {
    String name = declared(type);
    @Nullable Class<?> holder = claims.putIfAbsent(name, type);
    if (holder != null && holder != type) {
      throw invalid(
          name,
          "%s and %s both have the contract name %s; give one of them another @ContractName"
              .formatted(holder.getName(), type.getName(), name));
    }
    names.put(type, name);
    return name;
  }

  private static String declared(Class<?> type) {
    ContractName annotation = type.getAnnotation(ContractName.class);
    if (annotation == null) {
      return type.getName();
    }
    if (annotation.value().isBlank()) {
      throw invalid(null, "@ContractName on %s is blank; give it a name".formatted(type.getName()));
    }
    return annotation.value();
  }

  private static ContractException invalid(@Nullable String contract, String message) {
    return new ContractException(ErrorKind.INVALID_NAME, contract, message);
  }
}
