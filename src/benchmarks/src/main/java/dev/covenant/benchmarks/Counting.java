package dev.covenant.benchmarks;

import jakarta.transaction.Synchronization;

/** The least that a synchronization can do. For one thread. */
final class Counting implements Synchronization {
  long completed;

  @Override
  public void beforeCompletion() {}

  @Override
  public void afterCompletion(int status) {
    completed++;
  }
}
