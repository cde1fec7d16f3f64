package dev.covenant.benchmarks;

import dev.covenant.Query;

/** Eight queries. */
sealed interface Question extends Query<String> {
  String patient();

  record Bed(String patient) implements Question {}

  record Chart(String patient) implements Question {}

  record Diet(String patient) implements Question {}

  record Doses(String patient) implements Question {}

  record Doctor(String patient) implements Question {}

  record Guests(String patient) implements Question {}

  record Notes(String patient) implements Question {}

  record Debts(String patient) implements Question {}
}
