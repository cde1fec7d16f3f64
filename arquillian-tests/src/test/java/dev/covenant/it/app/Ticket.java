package dev.covenant.it.app;

import dev.covenant.ContractEvents;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PreUpdate;

/** An entity that emits from a callback: allowed while a handler runs, too late in the commit. */
@Entity
public class Ticket {
  @Id private String id;

  private int touched;

  /** For JPA. */
  protected Ticket() {}

  Ticket(String id) {
    this.id = id;
  }

  void touch() {
    touched++;
  }

  @PreUpdate
  void updated() {
    ContractEvents.ofThisThread().emitDomain(new Facts.Stated(id));
  }
}
