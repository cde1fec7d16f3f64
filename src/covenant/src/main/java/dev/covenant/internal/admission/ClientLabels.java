package dev.covenant.internal.admission;

import dev.covenant.Audience;
import dev.covenant.ContractException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The labels of a client, held to the limits of the audiences they are compared with. */
final class ClientLabels {
  private ClientLabels() {}

  /** A checked copy of what a resolver returned. */
  static Set<String> checked(@Nullable Set<String> labels) {
    if (labels == null) {
      throw new IllegalArgumentException(
          "The AudienceResolver returned null; return an empty set for a client without labels");
    }
    Set<String> checked = new HashSet<>();
    labels.forEach(label -> checked.add(checked(label)));
    return Set.copyOf(checked);
  }

  private static String checked(String label) {
    try {
      return Audience.of(label).labels().iterator().next();
    } catch (ContractException e) {
      throw new IllegalArgumentException(
          "The AudienceResolver returned a label that no audience can have: " + e.getMessage(), e);
    }
  }
}
