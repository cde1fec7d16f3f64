package dev.covenant;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may receive a presentation event: a client does only if <em>its</em> labels, which the server
 * set, contain all of these. Immutable.
 *
 * <p>A broadcast is said ({@link #everyone()}, or {@link ContractEvents#emitPresentation(Object)}),
 * never the result of a label that went missing: no labels, a null, blank or oversized label, or
 * more than {@value #MAX_LABELS} are errors.
 */
public final class Audience {
  /** How many labels an audience has at most. */
  public static final int MAX_LABELS = 16;

  /** How long a label is at most, in bytes of UTF-8. */
  public static final int MAX_LABEL_BYTES = 128;

  private static final Audience EVERYONE = new Audience(Set.of());

  private final Set<String> labels;

  private Audience(Set<String> labels) {
    this.labels = labels;
  }

  /**
   * Every client.
   *
   * @return the audience of a broadcast
   */
  public static Audience everyone() {
    return EVERYONE;
  }

  /**
   * The clients that have all of these labels.
   *
   * @param labels 1 to {@value #MAX_LABELS} different labels, each 1 to {@value #MAX_LABEL_BYTES}
   *     bytes of UTF-8 and not blank
   * @return the audience
   * @throws ContractException of kind {@link ErrorKind#INVALID_AUDIENCE} for anything else
   */
  public static Audience of(String... labels) {
    return of(Arrays.asList(labels));
  }

  /**
   * The clients that have all of these labels.
   *
   * @param labels as for {@link #of(String...)}
   * @return the audience
   * @throws ContractException of kind {@link ErrorKind#INVALID_AUDIENCE} for anything else
   */
  public static Audience of(Iterable<String> labels) {
    Set<String> checked = new TreeSet<>();
    for (String label : labels) {
      checked.add(checked(label));
    }
    if (checked.isEmpty()) {
      throw invalid("it has no labels; say Audience.everyone() to broadcast");
    }
    if (checked.size() > MAX_LABELS) {
      throw invalid("it has " + checked.size() + " labels; at most " + MAX_LABELS + " are allowed");
    }
    return new Audience(Collections.unmodifiableSet(checked));
  }

  /**
   * The labels a client must have.
   *
   * @return the labels, sorted; empty for a broadcast
   */
  public Set<String> labels() {
    return labels;
  }

  /**
   * Whether this is a broadcast.
   *
   * @return true where every client is meant
   */
  public boolean isEveryone() {
    return labels.isEmpty();
  }

  /**
   * Whether a client belongs to this audience.
   *
   * @param clientLabels the labels that the server gave the client
   * @return true where they contain all of this audience's
   */
  public boolean includes(Set<String> clientLabels) {
    return clientLabels.containsAll(labels);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Audience that && labels.equals(that.labels);
  }

  @Override
  public int hashCode() {
    return labels.hashCode();
  }

  @Override
  public String toString() {
    return isEveryone() ? "Audience[everyone]" : "Audience" + labels;
  }

  private static String checked(String label) {
    if (label == null || label.isBlank()) {
      throw invalid("a label is null or blank; drop it, or say Audience.everyone() to broadcast");
    }
    int bytes = label.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_LABEL_BYTES) {
      throw invalid("a label has " + bytes + " bytes; at most " + MAX_LABEL_BYTES + " are allowed");
    }
    return label;
  }

  private static ContractException invalid(String why) {
    return new ContractException(
        ErrorKind.INVALID_AUDIENCE, null, "The audience is invalid: " + why);
  }
}
