package dev.covenant.worker;

import dev.covenant.EventEnvelope;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/** A source that hands out what a test wrote down, and remembers what became of it. */
final class ScriptedSource implements EventSource {
  private final Queue<Callable<EventBatch>> script = new ArrayDeque<>();
  private final List<String> settled = new CopyOnWriteArrayList<>();
  private final List<Throwable> causes = new CopyOnWriteArrayList<>();
  private final List<Integer> limits = new CopyOnWriteArrayList<>();

  ScriptedSource batch(EventEnvelope... events) {
    return then(() -> new Remembered(List.of(events)));
  }

  ScriptedSource then(Callable<EventBatch> step) {
    script.add(step);
    return this;
  }

  @Override
  public Optional<EventBatch> receive(int limit) throws Exception {
    limits.add(limit);
    Callable<EventBatch> next = script.poll();
    return next == null ? Optional.empty() : Optional.of(next.call());
  }

  List<String> settled() {
    return settled;
  }

  List<Throwable> causes() {
    return causes;
  }

  List<Integer> limits() {
    return limits;
  }

  /** A batch whose end is remembered. */
  final class Remembered implements EventBatch {
    private final List<EventEnvelope> events;

    Remembered(List<EventEnvelope> events) {
      this.events = events;
    }

    @Override
    public List<EventEnvelope> events() {
      return events;
    }

    @Override
    public void ack() {
      settled.add("ack " + events.size());
    }

    @Override
    public void nack(Throwable cause) {
      settled.add("nack " + events.size());
      causes.add(cause);
    }
  }
}
