package dev.covenant.jta;

import jakarta.transaction.Synchronization;
import java.util.function.IntConsumer;

/** Tells with which status a transaction ended. */
record Ending(IntConsumer ended) implements Synchronization {
  @Override
  public void beforeCompletion() {}

  @Override
  public void afterCompletion(int status) {
    ended.accept(status);
  }
}
