package dev.covenant.jta;

import jakarta.transaction.Synchronization;

/** Runs work before the commit, as a flush does. */
record Flushing(Runnable work) implements Synchronization {
  @Override
  public void beforeCompletion() {
    work.run();
  }

  @Override
  public void afterCompletion(int status) {}
}
