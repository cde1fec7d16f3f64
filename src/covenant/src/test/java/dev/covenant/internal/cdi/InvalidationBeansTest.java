package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.ContractName;
import dev.covenant.EventEnvelope;
import dev.covenant.Invalidates;
import dev.covenant.Query;
import dev.covenant.QueryHandler;
import dev.covenant.Receipt;
import dev.covenant.RuntimeRole;
import dev.covenant.sink.PresentationFanout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** Stale queries, on Weld with Narayana. */
@EnableWeld
class InvalidationBeansTest {
  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(Containers.transactional(Desk.class, Clients.class)).build();

  @Inject ContractDispatcher dispatcher;

  @Inject Clients clients;

  @Test
  void hubsHearOfItAndTheCallerToo() {
    Receipt<Long> receipt =
        dispatcher.as(RuntimeRole.WEB).executeForReceipt(new Admit("Ada", false));

    assertThat(clients.told()).containsExactly("[test.beds]");
    assertThat(receipt.result()).isEqualTo(1);
    assertThat(receipt.eventIds()).hasSize(1);
    assertThat(receipt.staleQueries()).containsExactly("test.beds");
  }

  @Test
  void nobodyHearsOfAFailedCommand() {
    assertThatThrownBy(() -> dispatcher.execute(new Admit("Ada", true))).hasMessage("full");
    assertThat(clients.told()).isEmpty();
  }

  @ContractName("test.beds")
  record Beds() implements Query<Long> {}

  record Admit(String name, boolean fails) implements Command<Long> {}

  /** Named by no annotation: it is seen when it is emitted. */
  @Invalidates(Beds.class)
  public record Admitted(String name) {}

  @Contract
  @ApplicationScoped
  static class Desk {
    @Inject ContractEvents events;

    @CommandHandler(roles = RuntimeRole.WEB)
    Long admit(Admit command) {
      events.emitDomain(new Admitted(command.name()));
      if (command.fails()) {
        throw new IllegalStateException("full");
      }
      return 1L;
    }

    @QueryHandler
    Long beds(Beds query) {
      return 1L;
    }
  }

  @ApplicationScoped
  static class Clients implements PresentationFanout {
    private final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void send(List<EventEnvelope> events) {
      told.add("events");
    }

    @Override
    public void invalidate(SortedSet<String> queries) {
      told.add(queries.toString());
    }

    List<String> told() {
      return told;
    }
  }
}
