package dev.covenant.it.app;

import java.util.Locale;
import java.util.UUID;

/**
 * A command that writes a row, states three facts, and ends well or not.
 *
 * @param id tells this run from all others
 * @param owner who begins and ends the transaction
 * @param outcome how it ends
 * @param place where that is decided
 * @param reaction what a subscriber does
 * @param store where the rows go
 */
public record Scenario(
    String id,
    TransactionOwner owner,
    Outcome outcome,
    Place place,
    Reaction reaction,
    Store store) {
  public static Scenario of(TransactionOwner owner, Outcome outcome, Reaction reaction) {
    return new Scenario(newId(), owner, outcome, Place.IN_COMMAND, reaction, Store.DEFAULT);
  }

  public Scenario afterTheCommand() {
    return new Scenario(newId(), owner, outcome, Place.AFTER_COMMAND, reaction, store);
  }

  public Scenario in(Store store) {
    return new Scenario(newId(), owner, outcome, place, reaction, store);
  }

  /** The run of the command within. */
  public Scenario within() {
    return new Scenario(Nest.innerId(id), owner, outcome, place, reaction, store);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  boolean ends(Place here) {
    return place == here;
  }

  /** As the parameters of a request. */
  public String query() {
    return "id=%s&owner=%s&outcome=%s&place=%s&reaction=%s&store=%s"
        .formatted(id, owner, outcome, place, reaction, store);
  }

  @Override
  public String toString() {
    return "%s: %s %s, subscriber: %s, %s data source"
        .formatted(owner, outcome, place, reaction, store)
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ');
  }
}
