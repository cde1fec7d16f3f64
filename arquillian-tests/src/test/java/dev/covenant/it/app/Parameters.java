package dev.covenant.it.app;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** A scenario as it arrives. */
public class Parameters {
  @QueryParam("id")
  private String id;

  @QueryParam("owner")
  private TransactionOwner owner;

  @QueryParam("outcome")
  @DefaultValue("COMMIT")
  private Outcome outcome;

  @QueryParam("place")
  @DefaultValue("IN_COMMAND")
  private Place place;

  @QueryParam("reaction")
  @DefaultValue("NOTHING")
  private Reaction reaction;

  @QueryParam("store")
  @DefaultValue("DEFAULT")
  private Store store;

  Scenario scenario() {
    return new Scenario(id, owner, outcome, place, reaction, store);
  }
}
