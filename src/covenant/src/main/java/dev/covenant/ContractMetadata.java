package dev.covenant;

import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One registered contract, described. Sorted by kind, category and name.
 *
 * @param kind what it is
 * @param eventCategory the category of an event, null for any other kind
 * @param name the contract's name
 * @param resultType the class name of the result of a command or query, null for any other kind
 * @param handlers how many handlers or subscribers it has
 * @param roles the runtime roles that any of them declares
 */
public record ContractMetadata(
    ContractKind kind,
    @Nullable EventCategory eventCategory,
    String name,
    @Nullable String resultType,
    int handlers,
    Set<RuntimeRole> roles)
    implements Comparable<ContractMetadata> {

  private static final Comparator<ContractMetadata> ORDER =
      Comparator.comparing(ContractMetadata::kind)
          .thenComparing(m -> m.category().map(Enum::ordinal).orElse(-1))
          .thenComparing(ContractMetadata::name);

  /**
   * Takes a safe, sorted copy of the roles.
   *
   * @param kind what it is
   * @param eventCategory the category of an event, null for any other kind
   * @param name the contract's name
   * @param resultType the class name of the result, null for an event or job
   * @param handlers how many handlers or subscribers it has
   * @param roles the runtime roles that any of them declares
   */
  public ContractMetadata {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }

  /**
   * The category of an event.
   *
   * @return the category, empty for any other kind of contract
   */
  public Optional<EventCategory> category() {
    return Optional.ofNullable(eventCategory);
  }

  @Override
  public int compareTo(ContractMetadata other) {
    return ORDER.compare(this, other);
  }
}
