package dev.covenant.benchmarks.outbox;

import dev.covenant.ContractDispatcher;
import dev.covenant.benchmarks.Containers;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.weld.environment.se.WeldContainer;

/** A CDI application with Narayana whose outbox is configured as any other's. */
final class CovenantOutbox implements Contender {
  private final Receiver receiver = new Receiver();
  private final boolean inbox;
  private final AgroalDataSource managed;
  private final AgroalDataSource apart;
  private final WeldContainer container;
  private final ContractDispatcher dispatcher;

  /**
   * Opens one; several on one schema are nodes of one application.
   *
   * @param delivers whether this node delivers
   * @param inbox whether each delivery is a transaction
   */
  CovenantOutbox(Postgres postgres, String schema, boolean delivers, boolean inbox)
      throws SQLException {
    this.inbox = inbox;
    managed = postgres.managed(schema);
    apart = postgres.pool(schema);
    Map<String, String> settings =
        new TreeMap<>(
            Map.of(
                "covenant.outbox",
                "jdbc",
                "covenant.outbox.data-source",
                Supplied.DATA_SOURCE,
                "covenant.outbox.create-schema",
                "true",
                "covenant.outbox.batch-size",
                "500",
                "covenant.outbox.inbox",
                String.valueOf(inbox),
                "covenant.roles",
                delivers ? "worker" : "web"));
    settings.forEach(System::setProperty);
    try {
      container =
          Containers.plain()
              .containerId(schema + "-" + delivers)
              .addExtension(new Supplied(managed, receiver))
              .addBeanClasses(MovingDesk.class)
              .initialize();
    } finally {
      settings.keySet().forEach(System::clearProperty);
    }
    dispatcher = container.select(ContractDispatcher.class).get();
  }

  @Override
  public String name() {
    return inbox ? "Covenant with inbox" : "Covenant";
  }

  @Override
  public Receiver receiver() {
    return receiver;
  }

  @Override
  public boolean isSlow() {
    return inbox;
  }

  @Override
  public void transaction(int events) {
    dispatcher.execute(new Move(events));
  }

  /** Rows in hand are due again when the lease ends, those that only lie there much later. */
  @Override
  public boolean isEmpty() throws SQLException {
    return new Sql(apart)
        .isEmpty(
            "SELECT 1 FROM covenant_outbox WHERE due_at < STATEMENT_TIMESTAMP() + INTERVAL '1 minute' LIMIT 1");
  }

  /** For what no application does. */
  Sql sql() {
    return new Sql(apart);
  }

  @Override
  public void close() {
    container.close();
    managed.close();
    apart.close();
  }
}
