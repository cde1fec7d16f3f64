package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.DomainEventHandler;
import dev.covenant.internal.cdi.Containers;
import dev.covenant.internal.config.Configuration;
import dev.covenant.outbox.OutboxEntry;
import dev.covenant.outbox.OutboxOperations;
import dev.covenant.outbox.OutboxState;
import dev.covenant.transaction.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Operations and health checks as the configuration brings them. */
@Timeout(60)
class OperationsBeansTest {
  private static TestDatabase database;

  @BeforeEach
  void open() throws SQLException {
    database = TestDatabase.on(TestDatabase.Server.H2);
    Ward.HEARD.clear();
    Ward.isOpen = false;
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private static Configuration configured(String... more) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "covenant.outbox", "jdbc",
                "covenant.outbox.data-source", "ward",
                "covenant.outbox.create-schema", "true",
                "covenant.outbox.max-attempts", "1",
                "covenant.outbox.poll-interval", "PT0.05S"));
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return Configuration.of(all);
  }

  private static WeldContainer deploy(Class<?>... more) {
    return Containers.plain(Ward.class, Night.class, Beans.class).addBeanClasses(more).initialize();
  }

  @Test
  void anOperatorFindsWhatFailedAndHasItDeliveredAgain() {
    try (Configuration configured = configured();
        WeldContainer container = deploy(Operator.class);
        Logged logged = new Logged(JdbcOperations.class)) {
      Night night = container.select(Night.class).get();
      container.select(ContractDispatcher.class).get().execute(new Admit("Ada"));
      await().until(() -> !night.dead().isEmpty());
      assertThat(Ward.HEARD).isEmpty();

      Ward.isOpen = true;
      assertThat(night.afterTheRepair()).isEqualTo(1);

      await().until(() -> Ward.HEARD.contains("Ada"));
      assertThat(night.dead()).isEmpty();
      assertThat(logged.lines)
          .containsExactly(
              "INFO Outbox, night nurse: resubmit events whose error contains \"ward is closed\": 1",
              "INFO Outbox, night nurse: purge SKIPPED events that ended PT720H ago or earlier: 0");
    }
  }

  @Test
  void whoCallsIsUnknownWhereNobodyKnowsCallers() {
    try (Configuration configured = configured();
        WeldContainer container = deploy();
        Logged logged = new Logged(JdbcOperations.class)) {
      container.select(OutboxOperations.class).get().skip(7);

      assertThat(logged.lines).containsExactly("INFO Outbox, unknown caller: skip event 7: 0");
    }
  }

  @Test
  void thereAreNoneWithoutAnOutbox() {
    try (Configuration configured = Configuration.of(Map.of());
        WeldContainer container = Containers.plain(Ward.class).initialize()) {
      assertThat(container.select(OutboxOperations.class).isUnsatisfied()).isTrue();
      assertThat(checks(container)).isEmpty();
    }
  }

  @Test
  void aNodeThatDeliversIsReady() throws SQLException {
    try (Configuration configured = configured();
        WeldContainer container = deploy()) {
      await().until(() -> database.number("SELECT COUNT(*) FROM covenant_outbox_relay") == 1);

      Map<String, HealthCheckResponse> checks = checks(container);

      assertThat(checks).containsOnlyKeys("covenant-outbox", "covenant-outbox-delivery");
      assertThat(checks.values())
          .allMatch(check -> check.getStatus() == HealthCheckResponse.Status.UP);
      assertThat(checks.get("covenant-outbox-delivery").getData().orElseThrow())
          .containsEntry("live-nodes", 1L)
          .containsEntry("waiting", 0L);
    }
    assertThat(database.number("SELECT COUNT(*) FROM covenant_outbox_relay"))
        .as("a stop takes the node away")
        .isZero();
  }

  @Test
  void aNodeThatStoresIsNotReadyWhileNobodyDelivers() throws SQLException {
    try (Configuration configured = configured("covenant.roles", "web");
        WeldContainer container = deploy()) {
      container.select(ContractDispatcher.class).get().execute(new Admit("Ada"));
      database.execute(
          "UPDATE covenant_outbox SET due_at = DATEADD('MINUTE', -5, CURRENT_TIMESTAMP)");

      Map<String, HealthCheckResponse> checks = checks(container);

      assertThat(checks.get("covenant-outbox").getStatus())
          .isEqualTo(HealthCheckResponse.Status.UP);
      assertThat(checks.get("covenant-outbox-delivery").getStatus())
          .isEqualTo(HealthCheckResponse.Status.DOWN);
    }
  }

  @Test
  void theCheckOfDeliveriesCanBeLeftOut() {
    try (Configuration configured = configured("covenant.outbox.health.delivery", "false");
        WeldContainer container = deploy()) {
      assertThat(checks(container)).containsOnlyKeys("covenant-outbox");
    }
  }

  @Test
  void aStoreThatIsGoneIsToldWithItsReason() throws SQLException {
    try (Configuration configured = configured();
        WeldContainer container = deploy()) {
      database.execute("DROP TABLE covenant_schema");

      HealthCheckResponse check = checks(container).get("covenant-outbox");

      assertThat(check.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
      assertThat(check.getData().orElseThrow().get("reason").toString())
          .containsIgnoringCase("covenant_schema");
    }
  }

  private static Map<String, HealthCheckResponse> checks(WeldContainer container) {
    Map<String, HealthCheckResponse> all = new TreeMap<>();
    container.select(HealthCheck.class, Readiness.Literal.INSTANCE).stream()
        .map(HealthCheck::call)
        .forEach(check -> all.put(check.getName(), check));
    return all;
  }

  /** Admits somebody. */
  public record Admit(String name) implements Command<String> {}

  /** Somebody was admitted. */
  public record Admitted(String name) {}

  /** Admits, and hears of it when it is open. */
  @Contract
  @ApplicationScoped
  public static class Ward {
    static final List<String> HEARD = new CopyOnWriteArrayList<>();
    static volatile boolean isOpen;

    @Inject private ContractEvents events;

    @CommandHandler
    String admit(Admit command) {
      events.emitDomain(new Admitted(command.name()));
      return command.name();
    }

    @DomainEventHandler
    void hear(Admitted event) {
      if (!isOpen) {
        throw new IllegalStateException("The ward is closed");
      }
      HEARD.add(event.name());
    }
  }

  /** Looks after the outbox at night. */
  @ApplicationScoped
  public static class Night {
    @Inject private OutboxOperations outbox;

    List<OutboxEntry> dead() {
      return outbox.page(OutboxState.DEAD, 0, 100);
    }

    long afterTheRepair() {
      long again = outbox.resubmitCause("ward is closed");
      outbox.purge(OutboxState.SKIPPED, Duration.ofDays(30));
      return again;
    }
  }

  /** Who calls; the container's own context needs a server. */
  @ApplicationScoped
  public static class Operator implements SecurityContext {
    @Override
    public Principal getCallerPrincipal() {
      return () -> "night nurse";
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
      return Set.of();
    }

    @Override
    public boolean isCallerInRole(String role) {
      return false;
    }

    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
      return false;
    }

    @Override
    public AuthenticationStatus authenticate(
        HttpServletRequest request,
        HttpServletResponse response,
        AuthenticationParameters parameters) {
      return AuthenticationStatus.NOT_DONE;
    }
  }

  /** What the server would bring. */
  @ApplicationScoped
  public static class Beans {
    @Produces
    @ApplicationScoped
    @Named("ward")
    DataSource source() {
      return database.source();
    }

    @Produces
    @ApplicationScoped
    Transactions transactions() {
      return TestDatabase.TRANSACTIONS;
    }
  }
}
