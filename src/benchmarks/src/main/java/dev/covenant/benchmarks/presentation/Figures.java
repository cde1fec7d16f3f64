package dev.covenant.benchmarks.presentation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured, by the contender, and how it compares with the first two. */
final class Figures {
  private final Map<Contender, List<Measurement>> values = new LinkedHashMap<>();

  void add(Contender contender, Measurement measurement) {
    values.computeIfAbsent(contender, c -> new ArrayList<>()).add(measurement);
  }

  void print(String title) {
    System.out.printf(
        "%n| %s | messages/s, median | least | most | to the loop | to the server's | p50 ms | p99 ms"
            + " | µs of the server's processors |%n",
        title);
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
    List<Double> rates =
        values.values().stream().map(all -> median(all, Measurement::perSecond)).toList();
    values.forEach(
        (contender, all) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %,.0f | %.2f | %.2f | %.1f | %.1f | %.1f |%n",
                contender.name(),
                median(all, Measurement::perSecond),
                all.stream().mapToDouble(Measurement::perSecond).min().orElseThrow(),
                all.stream().mapToDouble(Measurement::perSecond).max().orElseThrow(),
                median(all, Measurement::perSecond) / rates.get(0),
                median(all, Measurement::perSecond) / rates.get(Math.min(1, rates.size() - 1)),
                median(all, Measurement::median),
                median(all, Measurement::p99),
                median(all, Measurement::cpu)));
  }

  private static double median(List<Measurement> all, ToDoubleFunction<Measurement> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
