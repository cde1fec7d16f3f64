package dev.covenant.internal.release;

import dev.covenant.ContractKind;
import dev.covenant.ContractMetadata;
import dev.covenant.EventEnvelope;
import dev.covenant.RuntimeRole;
import dev.covenant.internal.registry.Owner;
import dev.covenant.observation.ContractObserver;
import dev.covenant.observation.Observation;
import dev.covenant.observation.ObservationLabels;
import dev.covenant.observation.ObservationName;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Tells the observer, where there is one, and keeps its failures from changing anything. */
public final class Observers {
  private static final Logger LOG = System.getLogger(Observers.class.getName());

  private final @Nullable ContractObserver observer;

  public Observers(@Nullable ContractObserver observer) {
    this.observer = observer;
  }

  /** Whether anybody listens: on the hot path, nothing is made for nobody. */
  public boolean listen() {
    return observer != null;
  }

  public void registered(ContractMetadata contract) {
    ObservationName name =
        switch (contract.kind()) {
          case COMMAND -> ObservationName.REGISTER_COMMAND;
          case QUERY -> ObservationName.REGISTER_QUERY;
          case EVENT -> ObservationName.REGISTER_EVENT;
          case JOB -> ObservationName.REGISTER_JOB;
        };
    tell(
        name,
        new ObservationLabels(
            contract.kind(),
            contract.eventCategory(),
            null,
            contract.name(),
            contract.resultType(),
            null,
            contract.roles(),
            contract.handlers()),
        null);
  }

  public void executed(
      ObservationName name, Owner owner, @Nullable RuntimeRole role, @Nullable Throwable failure) {
    String result = owner.kind() == ContractKind.JOB ? null : owner.result().getName();
    tell(
        name,
        new ObservationLabels(
            owner.kind(), null, null, owner.contract(), result, role, owner.roles(), 1),
        failure);
  }

  public void delivered(
      ObservationName name,
      EventEnvelope event,
      @Nullable RuntimeRole role,
      int handlers,
      @Nullable Throwable failure) {
    if (listen()) {
      tell(
          name,
          new ObservationLabels(
              ContractKind.EVENT,
              event.category(),
              event.id(),
              event.contract(),
              null,
              role,
              Set.of(),
              handlers),
          failure);
    }
  }

  /** A fan-out was told which queries became stale. */
  public void invalidated(
      SortedSet<String> queries, @Nullable RuntimeRole role, @Nullable Throwable failure) {
    if (listen()) {
      for (String query : queries) {
        tell(
            ObservationName.PRESENTATION_SEND,
            new ObservationLabels(ContractKind.QUERY, null, null, query, null, role, Set.of(), 0),
            failure);
      }
    }
  }

  private void tell(ObservationName name, ObservationLabels labels, @Nullable Throwable failure) {
    if (observer == null) {
      return;
    }
    try {
      observer.observe(new Observation(name, labels, failure));
    } catch (Throwable t) {
      // An error too (a missing class, mostly): the command it is told of has happened.
      LOG.log(Level.WARNING, "The observer failed on " + name.label() + "; fix it", t);
    }
  }
}
