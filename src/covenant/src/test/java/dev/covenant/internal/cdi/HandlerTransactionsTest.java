package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.ContractException;
import dev.covenant.DomainEventHandler;
import dev.covenant.ErrorKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** Each transaction owner, on Weld with Narayana. */
@EnableWeld
class HandlerTransactionsTest {
  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(Containers.transactional(Desk.class, Heard.class, Service.class)).build();

  @Inject ContractDispatcher dispatcher;

  @Inject Heard heard;

  @Inject Service service;

  @Inject TransactionManager manager;

  @Test
  void eventsOfAnUnannotatedHandlerAreHeardAfterItsOwnCommit() {
    assertThat(dispatcher.execute(new Plain("a"))).isEqualTo("a");
    assertThat(heard.facts()).containsExactly("a without transaction");
  }

  @Test
  void eventsInACallersTransactionWaitForIt() throws Exception {
    service.required(
        () -> {
          dispatcher.execute(new Plain("a"));
          assertThat(heard.facts()).isEmpty();
          return null;
        });
    assertThat(heard.facts()).containsExactly("a without transaction");
  }

  @Test
  void eventsInACallersTransactionVanishWithIt() {
    assertThatThrownBy(
            () ->
                service.required(
                    () -> {
                      dispatcher.execute(new Plain("a"));
                      throw new IllegalStateException("after");
                    }))
        .hasMessage("after");
    assertThat(heard.facts()).isEmpty();
  }

  @Test
  void aFailedInnerCommandMarksTheJoinedTransaction() throws Exception {
    service.required(
        () -> {
          assertThatThrownBy(() -> dispatcher.execute(new Failing("a")))
              .hasMessage("a failed")
              .isInstanceOf(CheckedFailure.class);
          assertThat(manager.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
          return null;
        });
    assertThat(heard.facts()).isEmpty();
  }

  @Test
  void eventsOfAHandlerWithItsOwnTransactionAreHeardAfterItsCommit() {
    dispatcher.execute(new Own("a"));
    assertThat(heard.facts()).containsExactly("a without transaction");
  }

  @Test
  void eventsOfARequiresNewHandlerOutliveTheOuterRollback() {
    assertThatThrownBy(
            () ->
                service.required(
                    () -> {
                      dispatcher.execute(new Separate("a"));
                      assertThat(heard.facts()).containsExactly("a without transaction");
                      throw new IllegalStateException("outer");
                    }))
        .hasMessage("outer");
    assertThat(heard.facts()).containsExactly("a without transaction");
  }

  @Test
  void eventsAreDroppedWhereAnExceptionCommits() {
    assertThatThrownBy(() -> dispatcher.execute(new Tolerant("a"))).hasMessage("a failed");
    assertThat(heard.facts()).isEmpty();
  }

  @Test
  void withoutTransactionSuccessIsThatTheHandlerReturned() {
    assertThatThrownBy(
            () ->
                service.required(
                    () -> {
                      dispatcher.execute(new Outside("a"));
                      assertThat(heard.facts()).containsExactly("a without transaction");
                      throw new IllegalStateException("outer");
                    }))
        .hasMessage("outer");
    assertThat(heard.facts()).containsExactly("a without transaction");
  }

  @Test
  void aRollbackOnlyTransactionOfTheDispatcherIsAFailedCommit() {
    assertThatThrownBy(() -> dispatcher.execute(new Marking("a")))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.COMMIT_FAILED));
    assertThat(heard.facts()).isEmpty();
  }

  @Test
  void eventsOfAHelpersOwnTransactionWaitForTheCommand() {
    dispatcher.execute(new Helped("a", false));
    assertThat(heard.facts()).containsExactly("a without transaction");
    assertThatThrownBy(() -> dispatcher.execute(new Helped("b", true))).hasMessage("b failed");
    assertThat(heard.facts()).containsExactly("a without transaction");
  }

  @Test
  void aHandlerRunsAnotherOneOfItsBeanByThatOnesRules() {
    assertThatThrownBy(() -> dispatcher.execute(new Nesting("a"))).hasMessage("a failed");
    assertThat(heard.facts()).containsExactly("a inner without transaction");
  }

  record Nesting(String id) implements Command<Void> {}

  record Plain(String id) implements Command<String> {}

  record Failing(String id) implements Command<String> {}

  record Own(String id) implements Command<Void> {}

  record Separate(String id) implements Command<Void> {}

  record Tolerant(String id) implements Command<Void> {}

  record Outside(String id) implements Command<Void> {}

  record Marking(String id) implements Command<Void> {}

  record Helped(String id, boolean fails) implements Command<Void> {}

  record Fact(String id) {}

  static class CheckedFailure extends Exception {
    private static final long serialVersionUID = 1L;

    CheckedFailure(String message) {
      super(message);
    }
  }

  @Contract
  @ApplicationScoped
  static class Desk {
    @Inject ContractEvents events;

    @Inject Service service;

    @Inject TransactionSynchronizationRegistry registry;

    @Inject ContractDispatcher dispatcher;

    @CommandHandler
    void nesting(Nesting command) {
      dispatcher.execute(new Separate(command.id() + " inner"));
      events.emitDomain(new Fact(command.id()));
      throw new IllegalStateException(command.id() + " failed");
    }

    @CommandHandler
    String plain(Plain command) {
      events.emitDomain(new Fact(command.id()));
      return command.id();
    }

    @CommandHandler
    String failing(Failing command) throws CheckedFailure {
      events.emitDomain(new Fact(command.id()));
      throw new CheckedFailure(command.id() + " failed");
    }

    @CommandHandler
    @Transactional
    void own(Own command) {
      events.emitDomain(new Fact(command.id()));
    }

    @CommandHandler
    @Transactional(TxType.REQUIRES_NEW)
    void separate(Separate command) {
      events.emitDomain(new Fact(command.id()));
    }

    @CommandHandler
    @Transactional(dontRollbackOn = IllegalStateException.class)
    void tolerant(Tolerant command) {
      events.emitDomain(new Fact(command.id()));
      throw new IllegalStateException(command.id() + " failed");
    }

    @CommandHandler
    @Transactional(TxType.NOT_SUPPORTED)
    void outside(Outside command) {
      events.emitDomain(new Fact(command.id()));
    }

    @CommandHandler
    void marking(Marking command) {
      events.emitDomain(new Fact(command.id()));
      registry.setRollbackOnly();
    }

    @CommandHandler
    void helped(Helped command) throws Exception {
      service.separate(
          () -> {
            events.emitDomain(new Fact(command.id()));
            return null;
          });
      if (command.fails()) {
        throw new IllegalStateException(command.id() + " failed");
      }
    }
  }

  @Contract
  @ApplicationScoped
  static class Heard {
    private final List<String> facts = new CopyOnWriteArrayList<>();

    @Inject TransactionManager manager;

    List<String> facts() {
      return facts;
    }

    @DomainEventHandler
    void fact(Fact fact) throws Exception {
      boolean none = manager.getStatus() == Status.STATUS_NO_TRANSACTION;
      facts.add(fact.id() + (none ? " without transaction" : " in a transaction"));
    }
  }

  @ApplicationScoped
  static class Service {
    @Transactional
    Object required(Callable<?> work) throws Exception {
      return work.call();
    }

    @Transactional(TxType.REQUIRES_NEW)
    Object separate(Callable<?> work) throws Exception {
      return work.call();
    }
  }
}
