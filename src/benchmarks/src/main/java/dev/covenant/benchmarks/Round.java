package dev.covenant.benchmarks;

import dev.covenant.Command;

/**
 * Does something to several patients; emits a fact for each.
 *
 * @param patients how many
 */
record Round(int patients) implements Command<Integer> {
  static final Round OF_NONE = new Round(0);
  static final Round OF_ONE = new Round(1);
  static final Round OF_TEN = new Round(10);
}
