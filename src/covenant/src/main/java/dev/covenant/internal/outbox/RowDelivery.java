package dev.covenant.internal.outbox;

import dev.covenant.codec.EnvelopeDecoder;
import dev.covenant.worker.Backoff;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Delivers one row to those of its targets that do not have it yet. */
record RowDelivery(Targets targets, EnvelopeDecoder decoder, RelaySettings settings) {
  private static final Logger LOG = System.getLogger(RowDelivery.class.getName());

  /** Tries every target, whichever fail. */
  Settlement deliver(Row row) {
    List<Target> all = targets.of(row.event().category(), row.event().contract());
    if (all.isEmpty()) {
      return Settlement.waiting(
          row, row.done(), settings.parking(), "Nothing here takes such an event");
    }
    RelayedEvent event = new RelayedEvent(row.event(), decoder);
    Set<String> done = new LinkedHashSet<>(row.done());
    Set<String> unreachable = new LinkedHashSet<>();
    Failures failures = new Failures();
    for (Target target : all) {
      if (done.contains(target.name())) {
        continue;
      }
      if (!target.isReachable()) {
        unreachable.add(target.name());
      } else if (delivered(target, event, failures)) {
        done.add(target.name());
      }
    }
    if (failures.first != null) {
      return failed(row, done, failures);
    }
    return unreachable.isEmpty()
        ? Settlement.delivered(row)
        : Settlement.waiting(
            row, done, settings.parking(), "No role of this node reaches " + unreachable);
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

  private Settlement failed(Row row, Set<String> done, Failures failures) {
    int attempt = row.attempts() + 1;
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
