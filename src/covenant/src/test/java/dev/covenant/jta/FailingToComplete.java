package dev.covenant.jta;

import jakarta.transaction.Synchronization;

/** Throws before the commit, as a failing flush does. */
final class FailingToComplete implements Synchronization {
  @Override
  public void beforeCompletion() {
    throw new IllegalStateException("flush failed");
  }

  @Override
  public void afterCompletion(int status) {}
}
