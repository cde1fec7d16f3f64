package dev.covenant.internal.presentation;

import dev.covenant.presentation.Disconnection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A connected client: who it is, and the messages that wait for its outlet. Thread-safe. Its outlet
 * is never called under a lock.
 */
public final class HubClient {
  /** What became of a client that was offered messages. */
  enum Acceptance {
    /** They wait behind others, or are not for it. */
    WAITING,
    /** They are the first to wait: somebody has to start sending. */
    WAKES,
    /** They do not fit; it gets nothing any more. */
    OVERFLOWS
  }

  /**
   * How much of what waits is sent at once, in characters, about: small parts keep time-outs fair.
   */
  private static final int PARCEL = 64 * 1024;

  private final Hub hub;
  private final Outlet outlet;
  private final int buffer;
  private final long joinedAt;
  private final Queue<Message> waiting = new ArrayDeque<>();
  private volatile Participant participant;
  private int replayed;
  private boolean sending;

  /** Whether the outlet has something to do for it, not only a thread's queue. */
  private boolean underWay;

  private boolean parted;
  private long since;
  private long probedAt;

  /**
   * A client that has something to be told: its sending is to be started.
   *
   * @param buffer how many messages may wait for it besides those with which it joins
   */
  HubClient(Hub hub, Participant participant, Outlet outlet, int buffer, Joining joining) {
    this.hub = hub;
    this.participant = participant;
    this.outlet = outlet;
    this.buffer = buffer;
    this.joinedAt = joining.offset();
    waiting.addAll(joining.first());
    this.replayed = waiting.size();
    this.sending = true;
    this.since = hub.now();
    this.probedAt = since;
  }

  /** The client went away by itself: nothing more is sent to it. */
  public void leave() {
    hub.left(this, Disconnection.LEFT);
  }

  /** The client sent something: it is disconnected. */
  public void speak() {
    hub.disconnect(this, Disconnection.SPOKE, null);
  }

  Outlet outlet() {
    return outlet;
  }

  Participant participant() {
    return participant;
  }

  void renameSession(String id) {
    participant = participant.inSession(id);
  }

  /** Takes what of a batch is for it, all of that or nothing. */
  synchronized Acceptance accept(List<Message> batch) {
    if (parted) {
      return Acceptance.WAITING;
    }
    for (Message message : batch) {
      if (message.offset() > joinedAt && message.isFor(participant)) {
        if (waiting.size() - replayed >= buffer) {
          waiting.clear();
          return Acceptance.OVERFLOWS;
        }
        waiting.add(message);
      }
    }
    if (sending || waiting.isEmpty()) {
      return Acceptance.WAITING;
    }
    sending = true;
    return Acceptance.WAKES;
  }

  /**
   * Whether it was not probed for so long, in which case sending starts with that and a heartbeat.
   * Also one to which a lot is sent: some containers take that as done, whether it reads or not.
   */
  synchronized boolean isToBeProbed(long after, long now, Message heartbeat) {
    if (parted || sending || now - probedAt < after || heartbeat.offset() < joinedAt) {
      return false;
    }
    waiting.add(heartbeat);
    sending = true;
    probedAt = now;
    return true;
  }

  /** Whether the outlet has been at one parcel for so long. */
  synchronized boolean sendsLongerThan(long limit, long now) {
    return underWay && !parted && now - since > limit;
  }

  private synchronized void setUnderWay(boolean under) {
    underWay = under;
    since = hub.now();
  }

  /** Has it sent on to if it is alive as far as the outlet can tell. */
  void probe() {
    setUnderWay(true);
    boolean alive;
    try {
      alive = outlet.probe();
    } catch (RuntimeException | Error e) {
      failed(e);
      return;
    }
    setUnderWay(false);
    if (alive) {
      hub.wake(this);
    } else {
      hub.disconnect(this, Disconnection.NO_ANSWER, null);
    }
  }

  /** Sends until the outlet keeps its answer back; that answer then goes on from there. */
  void pump() {
    for (List<Message> parcel = next(); !parcel.isEmpty(); parcel = next()) {
      Delivery delivery = new Delivery(this, parcel.size());
      try {
        outlet.send(parcel, delivery);
      } catch (RuntimeException | Error e) {
        delivery.failed(e);
      }
      if (!delivery.isSecond()) {
        return;
      }
    }
  }

  private synchronized List<Message> next() {
    Message first = waiting.poll();
    setUnderWay(first != null);
    if (first == null) {
      sending = false;
      return List.of();
    }
    if (waiting.isEmpty()) {
      replayed = 0;
      return List.of(first);
    }
    List<Message> parcel = new ArrayList<>(waiting.size() + 1);
    parcel.add(first);
    int size = first.text().length();
    Message next = waiting.peek();
    while (next != null && size + next.text().length() <= PARCEL) {
      parcel.add(next);
      size += next.text().length();
      waiting.remove();
      next = waiting.peek();
    }
    replayed = Math.max(0, replayed - parcel.size());
    return parcel;
  }

  void delivered(int messages) {
    hub.delivered(messages);
  }

  void failed(@Nullable Throwable cause) {
    hub.disconnect(this, Disconnection.SEND_FAILED, cause);
  }

  /** Ends its part in the hub; true for the first who says so, and who has to see to the rest. */
  synchronized boolean part() {
    boolean first = !parted;
    parted = true;
    waiting.clear();
    return first;
  }
}
