package dev.covenant.internal.presentation;

import dev.covenant.EventEnvelope;
import dev.covenant.internal.presentation.HubClient.Acceptance;
import dev.covenant.sink.PresentationFanout;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Sends each presentation event once to every client that may hear it. Thread-safe.
 *
 * <p>The order is that in which the hub accepted the batches, one at a time, and it is the same for
 * all clients. Accepting only puts texts into the clients' buffers; transports are called on the
 * executor, one task for a client that had nothing to do, and by the transports' own answers after
 * that. So no client, and no transport that blocks against its contract, delays who sends an event.
 */
public final class PresentationHub implements PresentationFanout, AutoCloseable {
  private static final Logger LOG = System.getLogger(PresentationHub.class.getName());

  /** How long the application's end may take for the clients to be told of it. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Executor sending;
  private final Executor closing;
  private final Runnable stop;
  private final Object lock = new Object();
  private final Set<HubClient> clients = new LinkedHashSet<>();
  private final LongAdder tooSlow = new LongAdder();
  private boolean closed;

  /**
   * A hub without clients.
   *
   * @param executor calls the transports; where it rejects a task, the client concerned is dropped
   */
  public PresentationHub(Executor executor) {
    this(executor, executor, () -> {});
  }

  private PresentationHub(Executor sending, Executor closing, Runnable stop) {
    this.sending = sending;
    this.closing = closing;
    this.stop = stop;
  }

  /** A hub without clients, with threads of its own that end with it. */
  public static PresentationHub withThreads() {
    ExecutorService sending = SendingThreads.start("covenant-presentation-");
    // Closing can wait for a client that does not read; sending to the others must not.
    ExecutorService closing = SendingThreads.start("covenant-presentation-closing-");
    return new PresentationHub(
        sending,
        closing,
        () -> {
          sending.shutdown();
          SendingThreads.end(closing, FAREWELL);
        });
  }

  /**
   * Lets a client take part: it gets every event accepted from now on that is for its labels.
   *
   * @param labels the labels that the server gave it
   * @param outlet where to send; closed by the hub, unless the client leaves first
   * @param buffer how many events may wait for it
   */
  public HubClient join(Set<String> labels, Outlet outlet, int buffer) {
    HubClient client = new HubClient(this, labels, outlet, buffer);
    boolean late;
    synchronized (lock) {
      late = closed || !clients.add(client);
    }
    if (late) {
      client.part();
      outlet.close(Parting.SHUT_DOWN);
    }
    return client;
  }

  /** Accepts a batch. A batch that cannot be shown reaches nobody. */
  @Override
  public void send(List<EventEnvelope> events) {
    List<Notice> batch = events.stream().map(Notice::of).toList();
    List<HubClient> awake = new ArrayList<>();
    List<HubClient> slow = new ArrayList<>(0);
    synchronized (lock) {
      for (Iterator<HubClient> each = clients.iterator(); each.hasNext(); ) {
        HubClient client = each.next();
        Acceptance acceptance = client.accept(batch);
        if (acceptance == Acceptance.WAKES) {
          awake.add(client);
        } else if (acceptance == Acceptance.OVERFLOWS) {
          each.remove();
          slow.add(client);
        }
      }
    }
    // Outside the lock: an executor may run what it is given on the spot.
    awake.forEach(this::wake);
    slow.forEach(this::disconnect);
  }

  private void wake(HubClient client) {
    try {
      sending.execute(client::pump);
    } catch (RejectedExecutionException e) {
      failed(client, e);
    }
  }

  private void disconnect(HubClient client) {
    tooSlow.increment();
    LOG.log(Level.INFO, "Disconnected {0}: it cannot keep up with the events", client.outlet());
    close(client, Parting.TOO_SLOW);
  }

  void failed(HubClient client, @Nullable Throwable cause) {
    if (client.part()) {
      forget(client);
      LOG.log(Level.DEBUG, () -> "Disconnected " + client.outlet() + ": sending failed", cause);
      close(client, Parting.SEND_FAILED);
    }
  }

  /** Closing can wait for a client that does not read; whoever found it out does not. */
  private void close(HubClient client, Parting parting) {
    try {
      closing.execute(() -> client.outlet().close(parting));
    } catch (RejectedExecutionException e) {
      client.outlet().close(parting);
    }
  }

  void forget(HubClient client) {
    synchronized (lock) {
      clients.remove(client);
    }
  }

  /** How many clients take part now. */
  public int clients() {
    synchronized (lock) {
      return clients.size();
    }
  }

  /** How many clients were disconnected because they could not keep up. */
  public long tooSlow() {
    return tooSlow.sum();
  }

  /** Disconnects every client, and whoever comes later. */
  @Override
  public void close() {
    List<HubClient> all;
    synchronized (lock) {
      closed = true;
      all = List.copyOf(clients);
      clients.clear();
    }
    for (HubClient client : all) {
      if (client.part()) {
        close(client, Parting.SHUT_DOWN);
      }
    }
    // What waits to be closed is still closed, side by side, while there is an application to do
    // it.
    stop.run();
  }
}
