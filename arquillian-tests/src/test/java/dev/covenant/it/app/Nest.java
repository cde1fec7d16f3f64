package dev.covenant.it.app;

import dev.covenant.Command;

/** A command that runs another one, and its inner ones: one type for each kind of handler. */
public record Nest(Scenario scenario, Inner inner) implements Command<Void> {
  /** What runs inside. */
  public interface Within extends Command<Void> {
    String id();

    Reaction reaction();

    Store store();
  }

  public record Joined(String id, Reaction reaction, Store store) implements Within {}

  public record Tolerated(String id, Reaction reaction, Store store) implements Within {}

  public record New(String id, Reaction reaction, Store store, boolean fails) implements Within {}

  public record Outside(String id, Reaction reaction, Store store) implements Within {}

  Within within() {
    String id = innerId(scenario.id());
    Reaction reaction = scenario.reaction();
    Store store = scenario.store();
    return switch (inner) {
      case JOINED_FAILS -> new Joined(id, reaction, store);
      case TOLERATED_FAILS -> new Tolerated(id, reaction, store);
      case NEW_COMMITS -> new New(id, reaction, store, false);
      case NEW_FAILS -> new New(id, reaction, store, true);
      case OUTSIDE_RETURNS -> new Outside(id, reaction, store);
    };
  }

  static String innerId(String id) {
    return id + "-in";
  }
}
