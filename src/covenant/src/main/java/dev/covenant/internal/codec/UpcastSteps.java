package dev.covenant.internal.codec;

import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.Registry;
import dev.covenant.internal.registry.ContractVersions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who takes which version of which event; refuses what cannot be. Not thread-safe. */
public final class UpcastSteps {
  private record Step(String contract, int from) {}

  private final Registry registry;
  private final Map<Step, String> places = new HashMap<>();

  /** For the events of a registry. */
  public UpcastSteps(Registry registry) {
    this.registry = registry;
  }

  /**
   * Adds an upcaster.
   *
   * @param contract the event it names
   * @param from the version it takes
   * @param place the upcaster's class, for the message
   * @throws ContractException that says what is wrong with it
   */
  public void add(@Nullable String contract, int from, String place) {
    Class<?> type =
        type(contract)
            .orElseThrow(
                () ->
                    refused(
                        ErrorKind.MISSING_HANDLER,
                        contract,
                        "%s is for %s, but nothing here subscribes to an event of that name; correct its contract() or register a subscriber"
                            .formatted(place, contract)));
    String name = registry.nameOf(type);
    if (!name.equals(contract)) {
      throw refused(
          ErrorKind.MISSING_HANDLER,
          contract,
          "%s is for %s, an alias of %s; its contract() is the present name"
              .formatted(place, contract, name));
    }
    int version = ContractVersions.of(type);
    if (from < 1 || from >= version) {
      throw refused(
          ErrorKind.UNSUPPORTED_HANDLER,
          contract,
          "%s takes version %d of %s, whose version is %d; an upcaster takes an earlier one, from 1"
              .formatted(place, from, contract, version));
    }
    String other = places.putIfAbsent(new Step(name, from), place);
    if (other != null) {
      throw refused(
          ErrorKind.DUPLICATE_HANDLER,
          contract,
          "%s takes version %d of %s, and so does %s; keep one of them"
              .formatted(place, from, contract, other));
    }
  }

  private Optional<Class<?>> type(@Nullable String contract) {
    if (contract == null) {
      return Optional.empty();
    }
    return Stream.of(EventCategory.values())
        .<Class<?>>flatMap(category -> registry.eventType(category, contract).stream())
        .findFirst();
  }

  private static ContractException refused(
      ErrorKind kind, @Nullable String contract, String message) {
    return new ContractException(kind, contract, message);
  }
}
