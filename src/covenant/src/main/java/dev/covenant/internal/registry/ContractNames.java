package dev.covenant.internal.registry;

import dev.covenant.ContractException;
import dev.covenant.ContractName;
import dev.covenant.ErrorKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The type that has claimed a name, as its own or as an alias. */
  Optional<Class<?>> type(String name) {
    return Optional.ofNullable(claims.get(name));
  }

  /** The name that a type says it has, whoever else has it. */
  static String stated(Class<?> type) {
    ContractName declared = type.getAnnotation(ContractName.class);
    return declared == null ? type.getName() : declared.value();
  }

  private String claim(Class<?> type) {
    ContractName declared = type.getAnnotation(ContractName.class);
    String name = declared == null ? type.getName() : checked(declared, type);
    claim(name, type);
    if (declared != null) {
      for (String alias : declared.aliases()) {
        claim(alias, type);
      }
    }
    names.put(type, name);
    return name;
  }

  private void claim(String name, Class<?> type) {
    @Nullable Class<?> holder = claims.putIfAbsent(name, type);
    if (holder != null && holder != type) {
      throw invalid(
          name,
          "%s and %s both have the contract name %s%s; give one of them another @ContractName"
              .formatted(
                  holder.getName(),
                  type.getName(),
                  name,
                  isAlias(name, holder) || isAlias(name, type) ? ", as an alias" : ""));
    }
  }

  private static boolean isAlias(String name, Class<?> type) {
    ContractName declared = type.getAnnotation(ContractName.class);
    return declared != null && List.of(declared.aliases()).contains(name);
  }

  private static String checked(ContractName declared, Class<?> type) {
    if (declared.value().isBlank()) {
      throw invalid(null, "@ContractName on %s is blank; give it a name".formatted(type.getName()));
    }
    for (String alias : declared.aliases()) {
      if (alias.isBlank()) {
        throw invalid(
            declared.value(),
            "@ContractName on %s has a blank alias; name it or drop it".formatted(type.getName()));
      }
    }
    if (declared.version() < 1) {
      throw invalid(
          declared.value(),
          "@ContractName on %s has the version %d; versions begin with 1"
              .formatted(type.getName(), declared.version()));
    }
    return declared.value();
  }

  private static ContractException invalid(@Nullable String contract, String message) {
    return new ContractException(ErrorKind.INVALID_NAME, contract, message);
  }
}
