package dev.covenant.benchmarks;

import dev.covenant.Command;

/** Eight commands, so that every contender has something to find. */
sealed interface Order extends Command<String>, an.awesome.pipelinr.Command<String> {
  String patient();

  record Admit(String patient) implements Order {}

  record Discharge(String patient) implements Order {}

  record Transfer(String patient) implements Order {}

  record Feed(String patient) implements Order {}

  record Wash(String patient) implements Order {}

  record Treat(String patient) implements Order {}

  record Visit(String patient) implements Order {}

  record Bill(String patient) implements Order {}
}
