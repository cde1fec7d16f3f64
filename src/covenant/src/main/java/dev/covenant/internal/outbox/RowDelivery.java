package dev.covenant.internal.outbox;

import dev.covenant.codec.EnvelopeDecoder;
import dev.covenant.internal.dispatch.EventScope;
import dev.covenant.worker.Backoff;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Delivers one row to those of its targets that do not have it yet. */
record RowDelivery(
    Targets targets, EnvelopeDecoder decoder, EventScope scope, RelaySettings settings) {
  private static final Logger LOG = System.getLogger(RowDelivery.class.getName());

  /** Tries every target, whichever fail. */
  Settlement deliver(Row row) {
    AtomicReference<Settlement> settlement = new AtomicReference<>();
    scope.around(() -> settlement.set(attempt(row)));
    return settlement.get();
  }

  private Settlement attempt(Row row) {
    Map<String, Target> here = new HashMap<>();
    targets.of(row.event()).forEach(target -> here.put(target.name(), target));
    RelayedEvent event = new RelayedEvent(row.event(), decoder);
    Set<String> done = new LinkedHashSet<>(row.done());
    Set<String> unreachable = new LinkedHashSet<>();
    Failures failures = new Failures();
    for (String name : row.targets()) {
      Target target = here.get(name);
      if (done.contains(name)) {
        continue;
      }
      if (target == null || !target.isReachable()) {
        unreachable.add(name);
      } else if (delivered(target, event, failures)) {
        done.add(name);
      }
    }
    if (failures.first != null) {
      return failed(row, done, failures, unreachable.isEmpty());
    }
    return unreachable.isEmpty()
        ? Settlement.delivered(row)
        : Settlement.waiting(
            row, done, settings.parking(), "This node does not reach " + unreachable);
  }

  private static boolean delivered(Target target, RelayedEvent event, Failures failures) {
    try {
      target.deliver(event);
      return true;
    } catch (Exception | Error e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      failures.add(target.name(), e);
      return false;
    }
  }

  /** Only a row of which all that is left was tried can be dead. */
  private Settlement failed(Row row, Set<String> done, Failures failures, boolean mayDie) {
    int attempt = row.attempts() + 1;
    if (attempt >= settings.maxAttempts() && !mayDie) {
      return Settlement.waiting(row, done, settings.parking(), failures.text());
    }
    if (attempt >= settings.maxAttempts()) {
      LOG.log(
          Level.ERROR,
          () -> "%s is dead after %d attempts".formatted(row.event(), attempt),
          failures.first);
      return Settlement.dead(row, done, failures.text());
    }
    Duration delay = settings.backoff().delay(new Backoff.Failure(attempt, 1, failures.first));
    LOG.log(
        Level.WARNING,
        () ->
            "%s was not delivered (attempt %d of %d) and waits %s"
                .formatted(row.event(), attempt, settings.maxAttempts(), delay),
        failures.first);
    return Settlement.failed(row, done, delay, failures.text());
  }

  /** What targets threw. */
  private static final class Failures {
    private @Nullable Throwable first;
    private final StringBuilder text = new StringBuilder();

    void add(String target, Throwable failure) {
      first = first == null ? failure : first;
      text.append(text.isEmpty() ? "" : "; ").append(target).append(": ");
      text.append(Redaction.of(failure));
    }

    String text() {
      return text.toString();
    }
  }
}
