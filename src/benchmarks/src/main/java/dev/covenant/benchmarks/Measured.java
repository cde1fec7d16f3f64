package dev.covenant.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The iterations of all rounds. Not thread-safe. */
final class Measured {
  private final Map<String, List<Double>> times = new TreeMap<>();
  private final Map<String, List<Double>> cpu = new TreeMap<>();
  private final Map<String, List<Double>> bytes = new TreeMap<>();

  void add(Collection<RunResult> results) {
    for (RunResult run : results) {
      for (BenchmarkResult fork : run.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          add(name(run.getParams()), iteration);
        }
      }
    }
  }

  private static String name(BenchmarkParams params) {
    String full = params.getBenchmark();
    String type = full.substring(0, full.lastIndexOf('.'));
    return type.substring(type.lastIndexOf('.') + 1).replace("Benchmark", "")
        + full.substring(full.lastIndexOf('.'));
  }

  private void add(String name, IterationResult iteration) {
    keep(times, name, iteration.getPrimaryResult());
    keep(cpu, name, iteration.getSecondaryResults().get(CpuTime.NAME));
    keep(bytes, name, iteration.getSecondaryResults().get("gc.alloc.rate.norm"));
  }

  private static void keep(Map<String, List<Double>> all, String name, Result<?> result) {
    all.computeIfAbsent(name, n -> new ArrayList<>()).add(result.getScore());
  }

  /** The median time of a benchmark, in ns; NaN if it did not run. */
  double time(String name) {
    return median(times.getOrDefault(name, List.of()));
  }

  /** The median time on a processor of a benchmark, in ns; NaN if it did not run. */
  double cpu(String name) {
    return median(cpu.getOrDefault(name, List.of()));
  }

  /** The median of what a benchmark allocated, in bytes; NaN if it did not run. */
  double bytes(String name) {
    return median(bytes.getOrDefault(name, List.of()));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** All medians, as a Markdown table. */
  String table() {
    StringBuilder table =
        new StringBuilder("| benchmark | ns | CPU ns | B |\n|---|---:|---:|---:|\n");
    for (String name : times.keySet()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.1f | %.0f |%n",
              name,
              time(name),
              cpu(name),
              bytes(name)));
    }
    return table.toString();
  }
}
