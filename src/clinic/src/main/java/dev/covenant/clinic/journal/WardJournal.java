package dev.covenant.clinic.journal;

import dev.covenant.Contract;
import dev.covenant.DomainEventHandler;
import dev.covenant.QueryHandler;
import dev.covenant.RuntimeRole;
import dev.covenant.clinic.ward.PatientAdmitted;
import dev.covenant.clinic.ward.PatientDischarged;
import dev.covenant.clinic.ward.PatientMoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Writes down what happened, each line in a transaction of its own: the ward's has committed by
 * then.
 */
@Contract
@ApplicationScoped
class WardJournal {
  private static final int SHOWN = 1000;

  @PersistenceContext private EntityManager entries;

  @DomainEventHandler
  @Transactional
  void admitted(PatientAdmitted event) {
    write(event.name() + " admitted to " + event.ward());
  }

  @DomainEventHandler
  @Transactional
  void moved(PatientMoved event) {
    write(event.name() + " moved from " + event.from() + " to " + event.to());
  }

  @DomainEventHandler
  @Transactional
  void discharged(PatientDischarged event) {
    write(event.name() + " discharged from " + event.ward());
  }

  @QueryHandler(roles = RuntimeRole.WEB)
  List<ReadJournal.Line> read(ReadJournal query) {
    return entries
        .createQuery("select e from JournalEntry e order by e.id desc", JournalEntry.class)
        .setMaxResults(SHOWN)
        .getResultStream()
        .map(JournalEntry::line)
        .toList();
  }

  private void write(String text) {
    entries.persist(new JournalEntry(text));
  }
}
