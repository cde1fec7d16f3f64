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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Delivers one row to those of its targets that do not have it yet. */
record RowDelivery(
    Targets targets,
    EnvelopeDecoder decoder,
    EventScope scope,
    Stuck stuck,
    RelaySettings settings) {
  private static final Logger LOG = System.getLogger(RowDelivery.class.getName());

  /** Tries every target, whichever fail; empty where it was given up meanwhile. */
  Optional<Settlement> deliver(Attempt attempt) {
    AtomicReference<Optional<Settlement>> settlement = new AtomicReference<>(Optional.empty());
    try {
      scope.around(() -> settlement.set(attempted(attempt)));
    } catch (RuntimeException | Error e) {
      Failures failures = new Failures();
      failures.add("its scope", e);
      return Optional.of(failed(attempt.row(), attempt.done(), failures, false));
    }
    return settlement.get();
  }

  private Optional<Settlement> attempted(Attempt attempt) {
    Row row = attempt.row();
    Map<String, Target> here = new HashMap<>();
    targets.of(row.event()).forEach(target -> here.put(target.name(), target));
    RelayedEvent event = new RelayedEvent(row.event(), decoder);
    Set<String> unreachable = new LinkedHashSet<>();
    Failures failures = new Failures();
    for (String name : row.targets()) {
      Target target = here.get(name);
      if (row.done().contains(name)) {
        continue;
      }
      if (target == null || !target.isReachable()) {
        unreachable.add(name);
      } else if (!stuck.enter(name, row.event().id())) {
        unreachable.add(name + " that does not return");
      } else if (!call(target, event, attempt, failures)) {
        stuck.remove(name, row.event().id());
        return Optional.empty();
      }
    }
    return Optional.of(settlement(attempt, failures, unreachable));
  }

  /** Calls a target; false where it returned too late to count. */
  private boolean call(Target target, RelayedEvent event, Attempt attempt, Failures failures) {
    attempt.call(target.name());
    Throwable failure = null;
    try {
      target.deliver(event);
    } catch (Exception | Error e) {
      failure = e;
    }
    Attempt.Return returned = attempt.returned(failure == null);
    boolean late = returned == Attempt.Return.INTERRUPTED;
    stuck.leave(target.name(), late);
    if (failure != null) {
      failures.add(target.name(), late ? interrupted(failure) : failure);
    }
    return returned != Attempt.Return.TOO_LATE;
  }

  private Throwable interrupted(Throwable cause) {
    Exception failure =
        new TimeoutException(
            "it did not return within %s (covenant.outbox.delivery-timeout), or the relay stopped; it was interrupted"
                .formatted(settings.timeout()));
    failure.initCause(cause);
    return failure;
  }

  private Settlement settlement(Attempt attempt, Failures failures, Set<String> unreachable) {
    Row row = attempt.row();
    if (failures.first != null) {
      return failed(row, attempt.done(), failures, unreachable.isEmpty());
    }
    return unreachable.isEmpty()
        ? Settlement.delivered(row)
        : Settlement.waiting(
            row, attempt.done(), settings.parking(), "This node does not reach " + unreachable);
  }

  /** What becomes of a row of which a target did not return. */
  Settlement givenUp(Row row, Attempt.GivenUp end) {
    Failures failures = new Failures();
    failures.add(
        end.target(),
        new TimeoutException(
            "it did not return within %s (covenant.outbox.delivery-timeout), nor when it was interrupted"
                .formatted(settings.timeout())));
    boolean last =
        row.targets().stream().allMatch(t -> t.equals(end.target()) || end.done().contains(t));
    return failed(row, end.done(), failures, last);
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
