package dev.covenant.benchmarks.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, by its name, and how it compares with the first. Not thread-safe. */
final class Figures {
  private final String title;
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  Figures(String title) {
    this.title = title;
  }

  void add(String name, double perSecond) {
    values.computeIfAbsent(name, n -> new ArrayList<>()).add(perSecond);
  }

  private static double median(List<Double> all) {
    double[] sorted = all.stream().mapToDouble(value -> value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  void print() {
    System.out.printf("%n| %s | rows/s, median | least | most | to the first |%n", title);
    System.out.println("|---|---:|---:|---:|---:|");
    double first = median(values.values().iterator().next());
    values.forEach(
        (name, all) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %,.0f | %.2f |%n",
                name,
                median(all),
                all.stream().mapToDouble(v -> v).min().orElseThrow(),
                all.stream().mapToDouble(v -> v).max().orElseThrow(),
                median(all) / first));
  }
}
