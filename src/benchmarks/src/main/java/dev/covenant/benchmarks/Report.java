package dev.covenant.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs everything several times over and reports medians and their ratios. Rounds, not forks: on a
 * machine that does other things, what is compared must have run at much the same time.
 */
public final class Report {
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final TimeValue WARM_UP = TimeValue.seconds(1);
  private static final TimeValue SPAN = TimeValue.milliseconds(300);

  private Report() {}

  /** Takes JMH's own options, which win; -Drounds says how often all is run. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    Options options =
        new OptionsBuilder()
            .parent(given)
            // The compiler's threads starve on a busy machine: whoever calls waits for them.
            .jvmArgsAppend("-Xbatch")
            .forks(given.getForkCount().orElse(1))
            .warmupIterations(given.getWarmupIterations().orElse(6))
            .warmupTime(given.getWarmupTime().orElse(WARM_UP))
            .measurementIterations(given.getMeasurementIterations().orElse(5))
            .measurementTime(given.getMeasurementTime().orElse(SPAN))
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuTime.class)
            .build();
    Measured measured = new Measured();
    for (int round = 0; round < ROUNDS; round++) {
      measured.add(new Runner(options).run());
    }
    System.out.println(measured.table());
    new Ratios(measured).print();
  }
}
