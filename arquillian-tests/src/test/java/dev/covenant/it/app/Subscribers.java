package dev.covenant.it.app;

import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.DomainEventHandler;
import dev.covenant.PresentationEventHandler;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;

/** Hear, and react. */
@Contract
@ApplicationScoped
public class Subscribers {
  @Inject private Journal journal;
  @Inject private Rows rows;
  @Inject private Endings endings;
  @Inject private TransactionalBean transactional;
  @Inject private ContractDispatcher dispatcher;
  @Resource private UserTransaction transaction;

  /** Injected now: within a container-managed enterprise bean there is no UserTransaction. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {}

  @DomainEventHandler
  void stated(Facts.Stated fact) {
    journal.heard(fact.id(), "domain", endings.status());
  }

  @PresentationEventHandler
  void shown(Facts.Shown fact) {
    journal.heard(fact.id(), "presentation", endings.status());
  }

  @DomainEventHandler
  void followed(Facts.Followed fact) {
    journal.heard(fact.id(), "followed", endings.status());
  }

  @Transactional
  @DomainEventHandler
  void reactInTransaction(Facts.TransactionWanted fact) {
    journal.heard(fact.id(), "reaction", endings.status());
    rows.add(fact.store(), fact.id(), "reaction");
  }

  @DomainEventHandler
  void react(Facts.ReactionWanted fact) throws Exception {
    journal.heard(fact.id(), "reaction", endings.status());
    switch (fact.reaction()) {
      case NOTHING, OWN_TRANSACTION -> {}
      case USER_TRANSACTION -> ByHand.in(transaction, () -> row(fact));
      case REQUIRES_NEW_BEAN -> transactional.requiresNew(() -> row(fact));
      case FAILING_TRANSACTION -> transactional.requiresNew(() -> failAfter(row(fact)));
      case COMMAND -> dispatcher.execute(new Follow(fact.id(), fact.store()));
      case FAILURE -> failAfter(null);
    }
  }

  private static Void failAfter(Void row) {
    throw new Refused("The scenario's subscriber wants it");
  }

  private Void row(Facts.ReactionWanted fact) {
    rows.add(fact.store(), fact.id(), "reaction");
    return null;
  }
}
