package dev.covenant.worker;

import java.util.List;

/**
 * The workers that the configuration has started in this application, for operators to look at.
 * Injectable; thread-safe.
 */
public interface EventWorkers {
  /**
   * What they have done.
   *
   * @return a snapshot of each, by name
   */
  List<WorkerStatus> status();
}
