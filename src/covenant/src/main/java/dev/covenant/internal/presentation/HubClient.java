package dev.covenant.internal.presentation;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A connected client: its labels, and the texts that wait for its outlet. Thread-safe. Its outlet
 * is never called under a lock.
 */
public final class HubClient {
  /** What became of a client that was offered events. */
  enum Acceptance {
    /** They wait behind others, or are not for it. */
    WAITING,
    /** They are the first to wait: somebody has to start sending. */
    WAKES,
    /** They do not fit; it gets nothing any more. */
    OVERFLOWS
  }

  private final PresentationHub hub;
  private final Set<String> labels;
  private final Outlet outlet;
  private final int buffer;
  private final Queue<String> waiting = new ArrayDeque<>();
  private boolean sending;
  private boolean parted;

  HubClient(PresentationHub hub, Set<String> labels, Outlet outlet, int buffer) {
    this.hub = hub;
    this.labels = Set.copyOf(labels);
    this.outlet = outlet;
    this.buffer = buffer;
  }

  /** The client went away by itself: nothing more is sent to it. */
  public void leave() {
    if (part()) {
      hub.forget(this);
    }
  }

  Outlet outlet() {
    return outlet;
  }

  /** Takes a batch, all of it or nothing. */
  synchronized Acceptance accept(List<Notice> batch) {
    if (parted) {
      return Acceptance.WAITING;
    }
    for (Notice notice : batch) {
      if (notice.audience().includes(labels)) {
        if (waiting.size() == buffer) {
          part();
          return Acceptance.OVERFLOWS;
        }
        waiting.add(notice.text());
      }
    }
    if (sending || waiting.isEmpty()) {
      return Acceptance.WAITING;
    }
    sending = true;
    return Acceptance.WAKES;
  }

  /** Sends until the outlet keeps its answer back; that answer then goes on from there. */
  void pump() {
    for (String text = next(); text != null; text = next()) {
      Delivery delivery = new Delivery(this);
      try {
        outlet.send(text, delivery);
      } catch (RuntimeException e) {
        delivery.failed(e);
      }
      if (!delivery.isSecond()) {
        return;
      }
    }
  }

  private synchronized @Nullable String next() {
    String next = waiting.poll();
    if (next == null) {
      sending = false;
    }
    return next;
  }

  void failed(@Nullable Throwable cause) {
    hub.failed(this, cause);
  }

  /** Ends its part in the hub; true for the first who says so, and who has to see to the rest. */
  synchronized boolean part() {
    boolean first = !parted;
    parted = true;
    waiting.clear();
    return first;
  }
}
