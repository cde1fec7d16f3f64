package dev.covenant.clinic.admissions;

import dev.covenant.Contract;
import dev.covenant.QueryHandler;
import dev.covenant.RuntimeRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores what the channel delivers. It knows nothing of the ward, only JSON. */
@Contract
@ApplicationScoped
public class AdmissionsLog {
  private static final int SHOWN = 1000;

  @PersistenceContext private EntityManager messages;

  @Incoming("admissions")
  @Transactional
  public void store(String envelope) {
    messages.persist(new AdmissionMessage(envelope));
  }

  @QueryHandler(roles = RuntimeRole.WEB)
  List<String> list(ListAdmissions query) {
    return messages
        .createQuery("select m.envelope from AdmissionMessage m order by m.id desc", String.class)
        .setMaxResults(SHOWN)
        .getResultList();
  }
}
