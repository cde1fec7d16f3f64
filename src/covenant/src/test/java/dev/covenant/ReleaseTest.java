package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.Discharged;
import dev.covenant.Ward.Journal;
import dev.covenant.Ward.Late;
import dev.covenant.Ward.NoBedException;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEvents;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReleaseTest {
  private final Journal journal = new Journal();
  private final Late late = new Late();

  @AfterEach
  void theThreadIsLeftClean() {
    assertThat(Ward.threadIsClean()).isTrue();
  }

  @Test
  void everySubscriberIsTriedAndEveryFailureReported() {
    NoBedException first = new NoBedException();
    AssertionError second = new AssertionError("broken");
    ContractDispatcher dispatcher =
        dispatcher(
            admitting()
                .subscriber(EventCategory.DOMAIN, Admitted.class, "one", event -> fail(first))
                .subscriber(EventCategory.DOMAIN, Admitted.class, "two", event -> fail(second))
                .domainEvent(Admitted.class, event -> journal.add("three")));

    CommittedException committed =
        catchThrowableOfType(CommittedException.class, () -> dispatcher.execute(new Admit("Ada")));

    assertThat(committed.kind()).isEqualTo(ErrorKind.SUBSCRIBER_FAILED);
    assertThat(committed.contract()).contains(Admit.class.getName());
    assertThat(committed.result(String.class)).isEqualTo("Ada");
    assertThat(committed.failures()).hasSize(2);
    assertThat(committed).hasCause(committed.failures().get(0));
    assertThat(committed.failures().get(0))
        .isInstanceOfSatisfying(
            SubscriberException.class,
            e -> {
              assertThat(e.category()).isEqualTo(EventCategory.DOMAIN);
              assertThat(e.subscriber()).isEqualTo("one");
              assertThat(e.contract()).contains(Admitted.class.getName());
              assertThat(e.getCause()).isSameAs(first);
            });
    assertThat(committed.failures().get(1)).hasCause(second);
    assertThat(journal.lines()).containsExactly("three");
    assertThat(dispatcher.failedDeliveries()).isEqualTo(2);
  }

  @Test
  void failuresOfANestedCommandsReleaseDoNotFailTheOuterOne() {
    ContractDispatcher dispatcher =
        dispatcher(
            admitting()
                .command(
                    Discharge.class,
                    String.class,
                    command -> late.get().execute(new Admit(command.patient())))
                .domainEvent(Admitted.class, event -> fail(new NoBedException())));

    assertThat(dispatcher.execute(new Discharge("Ada"))).isEqualTo("Ada");
    assertThat(dispatcher.failedDeliveries()).isEqualTo(1);
  }

  @Test
  void eventsOfAFailedInnerCommandAreNotReleased() {
    ContractDispatcher dispatcher =
        dispatcher(
            Registry.builder()
                .command(
                    Admit.class,
                    String.class,
                    command -> {
                      Ward.EVENTS.emitDomain(new Admitted(command.patient()));
                      throw new NoBedException();
                    })
                .command(
                    Discharge.class,
                    String.class,
                    command -> {
                      Ward.EVENTS.emitDomain(new Discharged("1"));
                      assertThatThrownBy(() -> late.get().execute(new Admit("Ada")))
                          .isInstanceOf(NoBedException.class);
                      Ward.EVENTS.emitDomain(new Discharged("2"));
                      return null;
                    })
                .domainEvent(Admitted.class, event -> journal.add(event.patient()))
                .domainEvent(Discharged.class, event -> journal.add(event.patient())));

    dispatcher.execute(new Discharge("Ada"));

    assertThat(journal.lines()).containsExactly("1", "2");
  }

  @Test
  void eventsOfASucceededInnerCommandOutliveAFailedOuterOne() {
    ContractDispatcher dispatcher =
        dispatcher(
            admitting()
                .command(
                    Discharge.class,
                    String.class,
                    command -> {
                      Ward.EVENTS.emitDomain(new Discharged("outer"));
                      late.get().execute(new Admit("inner"));
                      throw new NoBedException();
                    })
                .domainEvent(Admitted.class, event -> journal.add(event.patient()))
                .domainEvent(Discharged.class, event -> journal.add(event.patient())));

    assertThatThrownBy(() -> dispatcher.execute(new Discharge("Ada")))
        .isInstanceOf(NoBedException.class);
    assertThat(journal.lines()).containsExactly("inner");
  }

  @Test
  void eventsOfASubscribersCommandWaitForTheCurrentBatch() {
    ContractDispatcher dispatcher =
        dispatcher(
            Registry.builder()
                .command(
                    Admit.class,
                    String.class,
                    command -> {
                      Ward.EVENTS.emitDomain(new Admitted("1"));
                      Ward.EVENTS.emitDomain(new Admitted("2"));
                      return null;
                    })
                .command(Discharge.class, String.class, ReleaseTest::discharge)
                .domainEvent(
                    Admitted.class,
                    event -> {
                      late.get().execute(new Discharge(event.patient()));
                      journal.add("admitted " + event.patient());
                    })
                .domainEvent(Admitted.class, event -> journal.add("second " + event.patient()))
                .domainEvent(
                    Discharged.class, event -> journal.add("discharged " + event.patient())));

    dispatcher.execute(new Admit("Ada"));

    assertThat(journal.lines())
        .containsExactly(
            "admitted 1", "second 1", "admitted 2", "second 2", "discharged 1", "discharged 2");
  }

  @Test
  void chainsOfSubscribersCommandsDoNotRecurse() {
    int length = 20_000;
    ContractDispatcher dispatcher =
        dispatcher(
            admitting()
                .domainEvent(
                    Admitted.class,
                    event -> {
                      int next = Integer.parseInt(event.patient()) + 1;
                      if (next < length) {
                        late.get().execute(new Admit("" + next));
                      } else {
                        journal.add("end");
                      }
                    }));

    dispatcher.execute(new Admit("0"));

    assertThat(journal.lines()).containsExactly("end");
  }

  @Test
  void failuresInASubscribersCommandsEventsDoNotReachTheFirstCaller() {
    ContractDispatcher dispatcher =
        dispatcher(
            admitting()
                .command(Discharge.class, String.class, ReleaseTest::discharge)
                .domainEvent(Admitted.class, event -> late.get().execute(new Discharge("Ada")))
                .domainEvent(Discharged.class, event -> fail(new NoBedException())));

    assertThat(dispatcher.execute(new Admit("Ada"))).isEqualTo("Ada");
    assertThat(dispatcher.failedDeliveries()).isEqualTo(1);
  }

  @Test
  void aSinkMayDeliverEventsInAnyOrderAndAgain() {
    CommandEventSink backwards =
        new CommandEventSink() {
          @Override
          public void afterCommit(CommandEvents batch) {
            List<EventEnvelope> events = batch.events();
            for (int i = events.size() - 1; i >= 0; i--) {
              batch.deliverToSubscribers(events.get(i));
            }
            batch.deliverToSubscribers(events.get(0));
            batch.deliverToSubscribers(events.get(0));
          }
        };
    ContractDispatcher dispatcher =
        dispatcher(
            Registry.builder()
                .command(
                    Admit.class,
                    String.class,
                    command -> {
                      Ward.EVENTS.emitDomain(new Admitted("Ada"));
                      Ward.EVENTS.emitIntegration(new Admitted("Eve"));
                      Ward.EVENTS.emitDomain(new Discharged("Ada"));
                      return null;
                    })
                .domainEvent(Admitted.class, event -> journal.add("domain " + event))
                .integrationEvent(Admitted.class, event -> journal.add("integration " + event))
                .domainEvent(Discharged.class, event -> journal.add("domain " + event)));

    dispatcher.to(backwards).execute(new Admit("Ada"));

    assertThat(journal.lines())
        .containsExactly(
            "domain " + new Discharged("Ada"),
            "integration " + new Admitted("Eve"),
            "domain " + new Admitted("Ada"),
            "domain " + new Admitted("Ada"),
            "domain " + new Admitted("Ada"));
  }

  @Test
  void eventsOfAnotherDispatchersCommandGoToItsOwnSubscribers() {
    ContractDispatcher other =
        dispatcher(
            Registry.builder()
                .command(Discharge.class, String.class, ReleaseTest::discharge)
                .domainEvent(
                    Discharged.class,
                    event -> {
                      journal.add("discharged " + event.patient());
                      throw new NoBedException();
                    }));
    ContractDispatcher dispatcher =
        dispatcher(
            admitting()
                .domainEvent(
                    Admitted.class, event -> other.execute(new Discharge(event.patient()))));

    dispatcher.execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("discharged Ada");
    assertThat(other.failedDeliveries()).isEqualTo(1);
    assertThat(dispatcher.failedDeliveries()).isZero();
  }

  @Test
  void anInterruptedSubscriberLeavesTheInterruptOnTheThread() {
    ContractDispatcher dispatcher =
        dispatcher(
            admitting().domainEvent(Admitted.class, event -> fail(new InterruptedException())));

    assertThatThrownBy(() -> dispatcher.execute(new Admit("Ada")))
        .isInstanceOf(CommittedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aSinksFailureIsReportedUnwrapped() {
    NoBedException failure = new NoBedException();

    CommittedException committed =
        catchThrowableOfType(
            CommittedException.class,
            () -> dispatcher(admitting()).to(Sinks.failing(failure)).execute(new Admit("Ada")));

    assertThat(committed.failures()).containsExactly(failure);
  }

  private static String discharge(Discharge command) {
    Ward.EVENTS.emitDomain(new Discharged(command.patient()));
    return command.patient();
  }

  private static void fail(Throwable failure) throws Throwable {
    throw failure;
  }

  private Registry.Builder admitting() {
    return Registry.builder()
        .command(
            Admit.class,
            String.class,
            command -> {
              Ward.EVENTS.emitDomain(new Admitted(command.patient()));
              return command.patient();
            });
  }

  private ContractDispatcher dispatcher(Registry.Builder builder) {
    return late.set(ContractDispatcher.over(builder.build()));
  }
}
