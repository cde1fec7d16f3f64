package dev.covenant.benchmarks;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.ArrayList;
import java.util.List;

/** What one would write by hand: facts wait in a list for the commit. For one thread. */
final class HandWritten implements Synchronization {
  private final Heard heard;
  private final List<Fact> facts = new ArrayList<>();

  HandWritten(Heard heard) {
    this.heard = heard;
  }

  void emit(Fact fact) {
    facts.add(fact);
  }

  @Override
  public void beforeCompletion() {}

  @Override
  public void afterCompletion(int status) {
    if (status == Status.STATUS_COMMITTED) {
      facts.forEach(heard::hear);
    }
  }
}
