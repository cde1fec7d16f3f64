package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.DomainEventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Takes what a worker brings. */
@Contract
@ApplicationScoped
public class ParcelDesk {
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  @Inject private ContractDispatcher dispatcher;
  @Inject private ContractEvents events;
  @Inject private Endings endings;
  @Inject private Journal journal;
  @Inject private Passage passage;
  @Inject private Rows rows;

  @CommandHandler
  void hand(Parcel.Hand command) {
    events.emitDomain(command.parcel());
  }

  @DomainEventHandler
  void look(Parcel parcel) throws NamingException {
    journal.heard(parcel.id(), "request", passage.id());
    journal.heard(parcel.id(), "status", endings.status());
    Object named = new InitialContext().lookup("java:comp/DefaultDataSource");
    journal.heard(parcel.id(), "names", named == null ? "none" : "there");
  }

  @Transactional
  @DomainEventHandler
  void store(Parcel parcel) {
    rows.add(Store.UNSPOILT, parcel.id(), "parcel");
    if (parcel.fate() == Parcel.Fate.REFUSED_ONCE && refused.add(parcel.id())) {
      throw new Refused("The first time");
    }
  }

  @DomainEventHandler
  void tell(Parcel parcel) {
    dispatcher.execute(new Forward(parcel.id()));
  }

  @CommandHandler
  String forward(Forward command) {
    events.emitDomain(new Forwarded(command.id()));
    return command.id();
  }

  @DomainEventHandler
  void hear(Forwarded fact) {
    journal.heard(fact.id(), "forwarded", endings.status());
  }
}
