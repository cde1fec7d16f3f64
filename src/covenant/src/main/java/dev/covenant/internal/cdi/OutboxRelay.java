package dev.covenant.internal.cdi;

import dev.covenant.ContractDispatcher;
import dev.covenant.internal.config.OutboxSettings;
import dev.covenant.internal.outbox.TransactionalOutbox;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The configured outbox, delivered as long as the application runs. */
@ApplicationScoped
public class OutboxRelay {
  private static final Logger LOG = System.getLogger(OutboxRelay.class.getName());

  private final CovenantExtension extension;
  private final Instance<Object> beans;

  /** Health checks look at it while a stop waits. */
  private volatile Optional<TransactionalOutbox> outbox = Optional.empty();

  private Duration stopTimeout = StopTimeout.DEFAULT;

  /** For the client proxy. */
  OutboxRelay() {
    this(null, null);
  }

  @Inject
  OutboxRelay(CovenantExtension extension, @Any Instance<Object> beans) {
    this.extension = extension;
    this.beans = beans;
  }

  /** Opens the outbox; its names are those of the calling thread. */
  synchronized TransactionalOutbox open(Opening opening) {
    OutboxSettings settings = extension.outbox().orElseThrow();
    try {
      TransactionalOutbox opened = opening.open(source(settings.dataSource()), settings);
      outbox = Optional.of(opened);
      return opened;
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The outbox cannot be opened in covenant.outbox.data-source=%s: %s"
              .formatted(settings.dataSource(), e.getMessage()),
          e);
    }
  }

  /** The outbox, once it is open. */
  Optional<TransactionalOutbox> outbox() {
    return outbox;
  }

  /** Opens an outbox in a data source. */
  @FunctionalInterface
  interface Opening {
    TransactionalOutbox open(DataSource source, OutboxSettings settings) throws SQLException;
  }

  private DataSource source(String name) {
    Instance<DataSource> named = beans.select(DataSource.class, NamedLiteral.of(name));
    if (named.isResolvable()) {
      return named.get();
    }
    try {
      return (DataSource) new InitialContext().lookup(name);
    } catch (NamingException e) {
      throw new IllegalStateException(
          "covenant.outbox.data-source is %s, but neither a bean nor JNDI has a data source of that name"
              .formatted(name),
          e);
    }
  }

  /** Late, when the application has prepared what its subscribers need. */
  synchronized void start(
      @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) @Initialized(ApplicationScoped.class)
          Object application,
      ContractDispatcher dispatcher) {
    dispatcher.failedDeliveries();
    if (outbox.isEmpty()) {
      return;
    }
    stopTimeout = StopTimeout.configured();
    outbox.get().start(WorkerThreads.find());
    if (!outbox.get().delivers()) {
      LOG.log(
          Level.INFO,
          "This node stores events in the outbox and does not deliver them: role {0} is not in {1}",
          extension.outbox().orElseThrow().role().label(),
          extension.roles());
    }
  }

  synchronized void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    try {
      if (outbox.isPresent() && !outbox.get().stop(stopTimeout)) {
        LOG.log(
            Level.WARNING,
            "The outbox did not finish the deliveries in hand in time; they were interrupted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
