package dev.covenant.benchmarks;

import dev.covenant.ContractDispatcher;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.memory.MemoryBroker;
import dev.covenant.memory.MemorySeenStore;
import dev.covenant.worker.EventWorker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * An event from one thread to another: the time until the last of many was heard, for each of them.
 */
@State(Scope.Thread)
@OperationsPerInvocation(WorkerBenchmark.EVENTS)
public class WorkerBenchmark {
  static final int EVENTS = 10_000;
  private static final int CAPACITY = 1024;
  private static final int BATCH = 100;

  /** Forgets an event before it comes round again. */
  private static final int REMEMBERED = EVENTS / 2;

  private final Semaphore allHeard = new Semaphore(0);
  private final List<List<EventEnvelope>> events =
      IntStream.range(0, EVENTS).mapToObj(i -> List.of(fact(i))).toList();
  private final List<List<EventEnvelope>> batches =
      IntStream.range(0, EVENTS / BATCH)
          .mapToObj(i -> IntStream.range(0, BATCH).mapToObj(WorkerBenchmark::fact).toList())
          .toList();
  private final BlockingQueue<EventEnvelope> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final MemoryBroker broker = MemoryBroker.blocking(CAPACITY);
  private final MemoryBroker remembered = MemoryBroker.blocking(CAPACITY);
  private final ContractDispatcher dispatcher =
      ContractDispatcher.over(Registry.builder().domainEvent(Fact.class, this::hear).build());
  private final EventWorker worker = dispatcher.worker(broker).build();
  private final EventWorker deduplicating =
      dispatcher.worker(remembered).seenStore(new MemorySeenStore(REMEMBERED)).build();
  private final Thread consumer = new Thread(this::consume);

  /** For the consuming thread of the benchmark that runs. */
  private int heard;

  private static EventEnvelope fact(int number) {
    EventEnvelope event =
        EventEnvelope.of(EventCategory.DOMAIN, Fact.class.getName(), new Fact("a"));
    event.id();
    return event;
  }

  private void hear(Fact fact) {
    heard++;
    if (heard == EVENTS) {
      heard = 0;
      allHeard.release();
    }
  }

  private void consume() {
    try {
      while (true) {
        hear((Fact) queue.take().value());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Setup
  public void start() {
    consumer.setDaemon(true);
    consumer.start();
    Stream.of(worker, deduplicating).forEach(one -> one.start(Thread::new));
  }

  @TearDown
  public void stop() throws InterruptedException {
    consumer.interrupt();
    worker.stop(Duration.ofSeconds(1));
    deduplicating.stop(Duration.ofSeconds(1));
  }

  @Benchmark
  public void bareQueue() throws InterruptedException {
    for (List<EventEnvelope> one : events) {
      queue.put(one.get(0));
    }
    allHeard.acquire();
  }

  @Benchmark
  public void worker() throws InterruptedException {
    publish(broker, events);
  }

  @Benchmark
  public void workerInBatches() throws InterruptedException {
    publish(broker, batches);
  }

  @Benchmark
  public void workerWithSeenStore() throws InterruptedException {
    publish(remembered, events);
  }

  private void publish(MemoryBroker to, List<List<EventEnvelope>> all) throws InterruptedException {
    for (List<EventEnvelope> some : all) {
      to.publish(some);
    }
    allHeard.acquire();
  }
}
