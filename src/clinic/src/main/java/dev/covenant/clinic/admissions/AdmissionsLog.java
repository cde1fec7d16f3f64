package dev.covenant.clinic.admissions;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.QueryHandler;
import dev.covenant.RuntimeRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores what the channel delivers. It knows nothing of the ward, only JSON. */
@Contract
@ApplicationScoped
public class AdmissionsLog {
  private static final int SHOWN = 1000;

  @PersistenceContext private EntityManager messages;

  @Inject private ContractDispatcher dispatcher;

  @Inject private ContractEvents events;

  @Incoming("admissions")
  public void receive(String envelope) {
    dispatcher.execute(new KeepMessage(envelope));
  }

  @CommandHandler(emits = MessageKept.class)
  void keep(KeepMessage command) {
    messages.persist(new AdmissionMessage(command.envelope()));
    events.emitDomain(new MessageKept());
  }

  @QueryHandler(roles = RuntimeRole.WEB)
  List<String> list(ListAdmissions query) {
    return messages
        .createQuery("select m.envelope from AdmissionMessage m order by m.id desc", String.class)
        .setMaxResults(SHOWN)
        .getResultList();
  }
}
