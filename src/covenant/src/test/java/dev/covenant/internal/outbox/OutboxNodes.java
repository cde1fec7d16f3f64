package dev.covenant.internal.outbox;

import dev.covenant.ContractDispatcher;
import dev.covenant.RuntimeRole;
import dev.covenant.internal.config.OutboxSettings;
import dev.covenant.internal.release.Observers;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.worker.Backoff;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Nodes on the table of a scene, as an application opens its outbox. */
final class OutboxNodes implements AutoCloseable {
  static final Duration LONG_LEASE = Duration.ofMinutes(1);
  static final Duration SHORT_LEASE = Duration.ofMillis(300);

  private static final Duration STOP = Duration.ofSeconds(20);

  private final OutboxScene scene;
  private final List<Node> nodes = new ArrayList<>();

  OutboxNodes(OutboxScene scene) {
    this.scene = scene;
  }

  /** One of them. */
  record Node(TransactionalOutbox outbox, ContractDispatcher dispatcher) {
    /** Whether all that it had in hand was finished. */
    boolean stop() throws InterruptedException {
      return outbox.stop(STOP);
    }
  }

  /** A node that tries again soon and often, and counts every attempt. */
  static OutboxSettings settings(Duration lease, boolean inbox) {
    return settings(lease, inbox, Backoff.constant(Duration.ofMillis(100)));
  }

  static OutboxSettings settings(Duration lease, boolean inbox, Backoff backoff) {
    return new OutboxSettings(
        "",
        false,
        RuntimeRole.WORKER,
        100,
        4,
        Duration.ofMillis(50),
        false,
        lease,
        Duration.ofMinutes(1),
        Integer.MAX_VALUE,
        backoff,
        Duration.ofMinutes(10),
        Optional.empty(),
        inbox,
        Duration.ofDays(7),
        true);
  }

  Node start(OutboxSettings settings) throws SQLException {
    return start(scene.database.source(), settings);
  }

  /** Starts one whose way to the database is its own. */
  Node start(DataSource source, OutboxSettings settings) throws SQLException {
    TransactionalOutbox outbox =
        TransactionalOutbox.open(
            source,
            TestDatabase.TRANSACTIONS,
            settings,
            new TransactionalOutbox.Deliveries(
                scene.registry,
                scene.decoder,
                Map.of(),
                Duration.ofSeconds(5),
                Runnable::run,
                Set.of(RuntimeRole.WORKER),
                new Observers(null)));
    outbox.start(Thread::new);
    Node node = new Node(outbox, scene.dispatcher(outbox.sink(CommandEventSinks.inProcess())));
    nodes.add(node);
    return node;
  }

  @Override
  public void close() throws InterruptedException {
    for (Node node : nodes) {
      node.stop();
    }
  }
}
