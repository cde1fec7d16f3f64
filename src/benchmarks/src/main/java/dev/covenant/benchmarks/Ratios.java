package dev.covenant.benchmarks;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What was set out to be reached, and what was. Reports and asserts nothing.
 *
 * @param measured the medians
 */
record Ratios(Measured measured) {
  void print() {
    System.out.println("| to reach | reached | in CPU time |\n|---|---:|---:|");
    difference("command adds to a direct call, 25 ns", "Call.command", "Call.direct");
    difference("query adds to a direct call, 25 ns", "Call.query", "Call.direct");
    difference("CDI command adds to two client proxies, 25 ns", "CdiCall.command", 2);
    difference("CDI query adds to two client proxies, 25 ns", "CdiCall.query", 2);
    difference("CDI command, bound dispatcher, adds to one, 25 ns", "CdiCall.boundCommand", 1);
    ratio("Pipelinr / command, 3", "Others.pipelinr", "Call.command");
    ratio("Axon / command, 20", "Others.axon", "Call.command");
    ratio("command, 0 events / bare transaction", "Transaction.command0", "Transaction.bare");
    ratio("command, 1 event / bare transaction, 1.3", "Transaction.command1", "Transaction.bare");
    ratio(
        "command, 10 events / bare transaction, 2.3", "Transaction.command10", "Transaction.bare");
    ratio(
        "AFTER_SUCCESS / command, 1 event, 5",
        "CdiTransaction.afterSuccess1",
        "Transaction.command1");
    ratio(
        "AFTER_SUCCESS / command, 10 events, 11",
        "CdiTransaction.afterSuccess10",
        "Transaction.command10");
    ratio(
        "CDI command, 0 events / bare CDI transaction",
        "CdiTransaction.command0",
        "CdiTransaction.bare");
    ratio(
        "CDI command, 1 event / bare CDI transaction",
        "CdiTransaction.command1",
        "CdiTransaction.bare");
    ratio(
        "CDI command, 10 events / bare CDI transaction",
        "CdiTransaction.command10",
        "CdiTransaction.bare");
    ratio(
        "AFTER_SUCCESS / CDI command, 1 event",
        "CdiTransaction.afterSuccess1",
        "CdiTransaction.command1");
    ratio(
        "AFTER_SUCCESS / CDI command, 10 events",
        "CdiTransaction.afterSuccess10",
        "CdiTransaction.command10");
    ratio("events a second, worker / bare queue, 0.5", "Worker.bareQueue", "Worker.worker");
    ratio(
        "events a second, worker with seen store / bare queue, 0.5",
        "Worker.bareQueue",
        "Worker.workerWithSeenStore");
    ratio(
        "events a second, worker with batches of 100 / bare queue",
        "Worker.bareQueue",
        "Worker.workerInBatches");
    ratio(
        "envelope with Jackson / bare Jackson, 1.0",
        "Codec.writeWithJackson",
        "Codec.writeBareJackson");
    ratio("envelope with Yasson / bare Yasson", "Codec.writeWithYasson", "Codec.writeBareYasson");
    ratio(
        "envelope with Jackson / bare fastjson2",
        "Codec.writeWithJackson",
        "Codec.writeBareFastjson2");
    ratio(
        "envelope read with Jackson / bare Jackson",
        "Codec.readWithJackson",
        "Codec.readBareJackson");
    ratio(
        "envelope read with Yasson / bare Yasson", "Codec.readWithYasson", "Codec.readBareYasson");
  }

  private void difference(String what, String of, String to) {
    line(
        what,
        "%.1f ns",
        difference(of, to, 1, measured::time),
        difference(of, to, 1, measured::cpu));
  }

  private void difference(String what, String of, int proxies) {
    String proxy = "CdiCall.proxy";
    line(
        what,
        "%.1f ns",
        difference(of, proxy, proxies, measured::time),
        difference(of, proxy, proxies, measured::cpu));
  }

  private static double difference(
      String of, String to, int times, ToDoubleFunction<String> measure) {
    return measure.applyAsDouble(of) - times * measure.applyAsDouble(to);
  }

  private void ratio(String what, String of, String to) {
    line(what, "%.2f", measured.time(of) / measured.time(to), measured.cpu(of) / measured.cpu(to));
  }

  private static void line(String what, String format, double time, double cpu) {
    System.out.printf(Locale.ROOT, "| %s | " + format + " | " + format + " |%n", what, time, cpu);
  }
}
