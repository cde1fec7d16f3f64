package dev.covenant.internal.jta;

import dev.covenant.transaction.Transactions.Participant;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;

/** Tells a participant how its transaction ends; it fires on rollback too, hence the status. */
record ParticipantSynchronization(Participant participant) implements Synchronization {
  @Override
  public void beforeCompletion() {
    participant.beforeCompletion();
  }

  @Override
  public void afterCompletion(int status) {
    participant.afterCompletion(status == Status.STATUS_COMMITTED);
  }
}
