package dev.covenant.testing;

import dev.covenant.EventEnvelope;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A sink that remembers what commands emitted, what it was asked before commits and what commits
 * released. It sees the commands whose sink it is: not those sent {@code to} another one, and not
 * what is captured or published. Thread-safe; every list is a copy.
 *
 * <p>An event counts as dropped that was emitted and not released. Ask when the transactions have
 * ended: until then, all their events do.
 */
public final class RecordingSink implements CommandEventSink {
  private final @Nullable CommandEventSink next;
  private final List<EventEnvelope> emitted = new ArrayList<>();
  private final List<RecordedBatch> prepared = new ArrayList<>();
  private final List<RecordedBatch> released = new ArrayList<>();
  private final AtomicReference<@Nullable Exception> veto = new AtomicReference<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /** Records and delivers to nobody. */
  public RecordingSink() {
    this.next = null;
  }

  private RecordingSink(CommandEventSink next) {
    this.next = Objects.requireNonNull(next, "next");
  }

  /**
   * Records what goes on to another sink.
   *
   * @param next the other sink, for example {@link dev.covenant.sink.CommandEventSinks#inProcess()}
   *     for local subscribers
   * @return a sink in front of it
   */
  public static RecordingSink inFrontOf(CommandEventSink next) {
    return new RecordingSink(next);
  }

  /**
   * Refuses the next batch before its commit, so that its transaction rolls back.
   *
   * @param cause what is thrown then
   */
  public void vetoNext(Exception cause) {
    veto.set(Objects.requireNonNull(cause, "cause"));
  }

  /**
   * Fails with the next batch after its commit. It counts as released; what comes next in line does
   * not get it.
   *
   * @param cause what is thrown then
   */
  public void failNext(Exception cause) {
    failure.set(Objects.requireNonNull(cause, "cause"));
  }

  /**
   * All that commands emitted, whatever became of it.
   *
   * @return the events, in emission order
   */
  public synchronized List<EventEnvelope> emitted() {
    return List.copyOf(emitted);
  }

  /**
   * What was accepted before a commit.
   *
   * @return the batches, in order
   */
  public synchronized List<RecordedBatch> prepared() {
    return List.copyOf(prepared);
  }

  /**
   * What commits released.
   *
   * @return the batches, in order
   */
  public synchronized List<RecordedBatch> batches() {
    return List.copyOf(released);
  }

  /**
   * What commits released.
   *
   * @return the events of all batches, in order
   */
  public synchronized List<EventEnvelope> released() {
    return released.stream().flatMap(batch -> batch.events().stream()).toList();
  }

  /**
   * Which queries became stale by what commits released.
   *
   * @return the contract names of all batches, sorted
   */
  public synchronized SortedSet<String> staleQueries() {
    SortedSet<String> all = new TreeSet<>();
    released.forEach(batch -> all.addAll(batch.staleQueries()));
    return all;
  }

  /**
   * What was emitted and not released.
   *
   * @return the events, in emission order
   */
  public synchronized List<EventEnvelope> dropped() {
    Set<EventEnvelope> heard = Collections.newSetFromMap(new IdentityHashMap<>());
    heard.addAll(released());
    return emitted.stream().filter(event -> !heard.contains(event)).toList();
  }

  /** Forgets all that was recorded, and what was to be vetoed or to fail. */
  public synchronized void clear() {
    emitted.clear();
    prepared.clear();
    released.clear();
    veto.set(null);
    failure.set(null);
  }

  @Override
  public boolean encodes(EventEnvelope event) {
    return next != null && next.encodes(event);
  }

  @Override
  public void emitted(EventEnvelope event) {
    synchronized (this) {
      emitted.add(event);
    }
    if (next != null) {
      next.emitted(event);
    }
  }

  @Override
  public void beforeCommit(CommandEvents batch) throws Exception {
    throwOnce(veto);
    if (next != null) {
      next.beforeCommit(batch);
    }
    synchronized (this) {
      prepared.add(RecordedBatch.of(batch));
    }
  }

  @Override
  public void afterCommit(CommandEvents batch) throws Exception {
    synchronized (this) {
      released.add(RecordedBatch.of(batch));
    }
    throwOnce(failure);
    if (next != null) {
      next.afterCommit(batch);
    }
  }

  private static void throwOnce(AtomicReference<@Nullable Exception> ordered) throws Exception {
    Exception cause = ordered.getAndSet(null);
    if (cause != null) {
      throw cause;
    }
  }
}
