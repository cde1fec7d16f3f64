package dev.covenant.internal.presentation;

import dev.covenant.Audience;
import dev.covenant.EventEnvelope;
import dev.covenant.presentation.Disconnection;
import dev.covenant.presentation.PresentationCounts;
import dev.covenant.presentation.PresentationHub;
import dev.covenant.presentation.Refusal;
import dev.covenant.sink.PresentationFanout;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends each message once to every client that may hear it. Thread-safe.
 *
 * <p>The order is that in which the hub accepted the batches, one at a time, and it is the same for
 * all clients. Accepting only writes them down. A thread of the hub distributes them to the
 * clients' buffers; transports are called on such threads too, one task for a client that had
 * nothing to do, and by the transports' own answers after that. So neither the number of clients,
 * nor any of them, nor a transport that blocks against its contract, delays who sends an event.
 */
public final class Hub implements PresentationHub, PresentationFanout, AutoCloseable {
  private static final Logger LOG = System.getLogger(Hub.class.getName());

  private final HubSettings settings;
  private final HubThreads threads;
  private final LongSupplier clock;
  private final Counters counters = new Counters();
  private final Object lock = new Object();
  // Guarded by the lock.
  private final MessageLog log;
  private final Members members;
  private final Revocations revocations = new Revocations();
  private final Sessions sessions = new Sessions();
  private boolean ticking;
  private boolean closed;
  private final Distribution distribution;
  private volatile @Nullable Consumer<Broadcast> otherNodes;

  /**
   * A hub without clients.
   *
   * @param clock nanoseconds, from any beginning
   */
  Hub(HubSettings settings, HubThreads threads, LongSupplier clock) {
    this.settings = settings;
    this.threads = threads;
    this.clock = clock;
    this.log = new MessageLog(settings);
    this.members = new Members(settings);
    this.distribution =
        new Distribution(
            threads,
            lock,
            log,
            members,
            settings.buffer(),
            slow -> disconnect(slow, Disconnection.TOO_SLOW, null));
  }

  /** A hub without clients, with threads of its own that end with it. */
  public static Hub withThreads(HubSettings settings) {
    return new Hub(settings, HubThreads.started(), System::nanoTime);
  }

  /**
   * A hub that works on an executor, and never looks after quiet or stalled clients.
   *
   * @param executor calls the transports; where it rejects a task, the client concerned is dropped
   */
  public static Hub on(Executor executor, HubSettings settings) {
    return new Hub(settings, HubThreads.on(executor), System::nanoTime);
  }

  // Sending

  /** Accepts a batch. A batch that cannot be shown reaches nobody. */
  @Override
  public void send(List<EventEnvelope> events) {
    publish(events.stream().map(Notice::of).toList());
  }

  @Override
  public void invalidate(SortedSet<String> queries) {
    publish(List.of(Notice.stale(queries)));
  }

  private void publish(List<Notice> batch) {
    accept(batch);
    Consumer<Broadcast> others = otherNodes;
    if (others != null) {
      others.accept(new Broadcast(log.epoch(), batch));
    }
  }

  /** Tells other nodes from now on what this one accepts. */
  void feeds(Consumer<Broadcast> others) {
    otherNodes = others;
  }

  /** Accepts what another node accepted first; what comes back from there is ignored. */
  void receive(Broadcast broadcast) {
    if (!broadcast.origin().equals(log.epoch())) {
      accept(broadcast.notices());
    }
  }

  private void accept(List<Notice> batch) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      batch.forEach(log::add);
    }
    distribution.isDue();
  }

  /** Looks after clients that are quiet, and those that do not take what they are sent. */
  void tick() {
    distribution.between(this::lookAfterClients);
  }

  private void lookAfterClients() {
    List<HubClient> clients;
    Message heartbeat;
    synchronized (lock) {
      clients = members.all();
      heartbeat = log.heartbeat();
    }
    long now = now();
    for (HubClient client : clients) {
      if (client.sendsLongerThan(settings.sendTimeout().toNanos(), now)) {
        disconnect(client, Disconnection.SEND_FAILED, null);
      } else if (client.isToBeProbed(settings.heartbeat().toNanos(), now, heartbeat)) {
        HubThreads.run(threads.probing(), client::probe);
      }
    }
  }

  // Clients

  /** How often clients have been named to be disconnected; to be read before a handshake is. */
  public long revocations() {
    synchronized (lock) {
      return revocations.count();
    }
  }

  /**
   * Lets a client take part: it gets what it missed, and every message accepted from now on that is
   * for it.
   *
   * @param outlet where to send; closed by the hub, unless the client leaves first
   * @throws RefusedException if it may not; the outlet is left to the caller then
   */
  public HubClient join(Admission admission, Outlet outlet) throws RefusedException {
    HubClient client;
    boolean tick;
    synchronized (lock) {
      Participant participant =
          sessions.current(admission.participant()).orElseThrow(() -> refused(Refusal.REVOKED));
      Optional<Refusal> refusal = refusal(participant, admission.revocations());
      if (refusal.isPresent()) {
        throw refused(refusal.get());
      }
      Joining joining = log.joining(participant, admission.cursor());
      if (!joining.complete()) {
        counters.resynced();
      }
      client = new HubClient(this, participant, outlet, settings.buffer(), joining);
      members.add(client);
      tick = !ticking;
      ticking = true;
    }
    if (tick) {
      threads.repeat(this::tick, settings.tick());
    }
    distribution.wake(client);
    return client;
  }

  private Optional<Refusal> refusal(Participant participant, long revocationsBefore) {
    if (closed) {
      return Optional.of(Refusal.SHUT_DOWN);
    }
    return revocations.concern(participant, revocationsBefore)
        ? Optional.of(Refusal.REVOKED)
        : members.refusal(participant);
  }

  /** Counts a client that is not let in. */
  public RefusedException refused(Refusal refusal) {
    counters.refused(refusal);
    return new RefusedException(refusal);
  }

  @Override
  public int revoke(Audience labels) {
    Predicate<Participant> named = participant -> labels.includes(participant.labels());
    List<HubClient> revoked;
    synchronized (lock) {
      revocations.add(named);
      revoked = members.matching(named);
    }
    return (int)
        revoked.stream().filter(client -> disconnect(client, Disconnection.REVOKED, null)).count();
  }

  /** There is a new HTTP session. */
  public void beginSession(String id) {
    synchronized (lock) {
      sessions.begin(id);
    }
  }

  /** Disconnects the clients of an HTTP session that ended. */
  public void endSession(String id) {
    List<HubClient> of;
    synchronized (lock) {
      sessions.end(id);
      of = members.ofSession(id);
    }
    of.forEach(client -> disconnect(client, Disconnection.SESSION_ENDED, null));
  }

  /** An HTTP session has another id from now on. */
  public void renameSession(String from, String to) {
    synchronized (lock) {
      sessions.rename(from, to);
      members.renameSession(from, to);
    }
  }

  /** Disconnects a client, unless that happened before. */
  boolean disconnect(HubClient client, Disconnection cause, @Nullable Throwable why) {
    boolean first = left(client, cause);
    if (first) {
      HubThreads.run(threads.closing(), () -> client.outlet().close(cause));
      Level level = cause == Disconnection.TOO_SLOW ? Level.INFO : Level.DEBUG;
      LOG.log(level, () -> "Disconnected " + client.outlet() + ": " + cause, why);
    }
    return first;
  }

  /** A client takes no part any more. */
  boolean left(HubClient client, Disconnection cause) {
    boolean first = client.part();
    if (first) {
      counters.disconnected(cause);
      synchronized (lock) {
        members.remove(client);
      }
    }
    return first;
  }

  // Reading

  @Override
  public String cursor() {
    synchronized (lock) {
      return log.head().toString();
    }
  }

  @Override
  public PresentationCounts counts() {
    synchronized (lock) {
      return counters.with(members.count(), log.head().offset());
    }
  }

  /** Sends on to a client, on a thread for that. */
  void wake(HubClient client) {
    distribution.wake(client);
  }

  void delivered(int messages) {
    counters.delivered(messages);
  }

  long now() {
    return clock.getAsLong();
  }

  /** Disconnects every client, and whoever comes later. */
  @Override
  public void close() {
    List<HubClient> all;
    synchronized (lock) {
      closed = true;
      all = members.all();
    }
    all.forEach(client -> disconnect(client, Disconnection.SHUT_DOWN, null));
    threads.end();
  }
}
