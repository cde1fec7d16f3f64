package dev.covenant.clinic.journal;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.DomainEventHandler;
import dev.covenant.QueryHandler;
import dev.covenant.RuntimeRole;
import dev.covenant.clinic.ward.PatientAdmitted;
import dev.covenant.clinic.ward.PatientDischarged;
import dev.covenant.clinic.ward.PatientMoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Writes down what happened, each line by a command of its own: the ward's has committed by then,
 * and who shows the journal is to hear of the new line, not of the ward.
 */
@Contract
@ApplicationScoped
class WardJournal {
  private static final int SHOWN = 1000;

  @PersistenceContext private EntityManager entries;

  @Inject private ContractDispatcher dispatcher;

  @Inject private ContractEvents events;

  @DomainEventHandler
  void admitted(PatientAdmitted event) {
    dispatcher.execute(new WriteLine(event.name() + " admitted to " + event.ward()));
  }

  @DomainEventHandler
  void moved(PatientMoved event) {
    dispatcher.execute(
        new WriteLine(event.name() + " moved from " + event.from() + " to " + event.to()));
  }

  @DomainEventHandler
  void discharged(PatientDischarged event) {
    dispatcher.execute(new WriteLine(event.name() + " discharged from " + event.ward()));
  }

  @CommandHandler(emits = LineWritten.class)
  void write(WriteLine command) {
    entries.persist(new JournalEntry(command.text()));
    events.emitDomain(new LineWritten(command.text()));
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
}
