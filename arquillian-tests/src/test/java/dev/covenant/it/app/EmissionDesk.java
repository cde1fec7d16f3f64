package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractEvents;
import dev.covenant.ContractException;
import dev.covenant.DomainEventHandler;
import dev.covenant.JobHandler;
import dev.covenant.QueryHandler;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Tries to emit wherever that is refused. */
@Contract
@ApplicationScoped
public class EmissionDesk {
  @Inject private ContractEvents events;
  @Inject private Journal journal;
  @Resource private ManagedExecutorService executor;

  @QueryHandler
  String query(Emission.EmittingQuery query) {
    attempt(query.id());
    return "answered";
  }

  @JobHandler
  void job(Emission.EmittingJob job) {
    attempt(job.id());
  }

  @CommandHandler(emits = Emission.WantedOfChannel.class)
  void command(Emission.EmittingCommand command) throws Exception {
    String id = command.id();
    switch (command.from()) {
      case SUBSCRIBER -> events.emitDomain(new Emission.Wanted(id));
      case SUBSCRIBER_WITH_ITS_OWN_TRANSACTION ->
          events.emitDomain(new Emission.WantedInTransaction(id));
      case CHANNEL_CONSUMER -> events.emitIntegration(new Emission.WantedOfChannel(id));
      default -> executor.submit(() -> attempt(id)).get(30, TimeUnit.SECONDS);
    }
  }

  @DomainEventHandler
  void subscriber(Emission.Wanted wanted) {
    attempt(wanted.id());
  }

  @Transactional
  @DomainEventHandler
  void subscriber(Emission.WantedInTransaction wanted) {
    attempt(wanted.id());
  }

  @Incoming("emitting")
  public void consumer(String envelope) {
    attempt(envelope.replaceAll(".*\"value\":\\{\"id\":\"([^\"]+)\".*", "$1"));
  }

  void attempt(String id) {
    try {
      events.emitDomain(new Facts.Stated(id));
    } catch (ContractException refused) {
      journal.heard(id, "refused", refused.kind().name());
    }
  }
}
