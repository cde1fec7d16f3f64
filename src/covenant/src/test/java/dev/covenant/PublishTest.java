package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.Discharged;
import dev.covenant.Ward.Find;
import dev.covenant.Ward.Journal;
import dev.covenant.Ward.Late;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishTest {
  private static final String NAME = Admitted.class.getName();

  private final Journal journal = new Journal();
  private final Late late = new Late();
  private final ContractDispatcher dispatcher =
      late.set(
          ContractDispatcher.over(
              Registry.builder()
                  .command(Admit.class, String.class, c -> "" + Ward.publishRefusal(late.get()))
                  .command(Discharge.class, String.class, this::discharge)
                  .query(Find.class, String.class, q -> "" + Ward.publishRefusal(late.get()))
                  .subscriber(EventCategory.DOMAIN, Admitted.class, "board", this::show)
                  .domainEvent(Admitted.class, event -> journal.add("second"))
                  .integrationEvent(Admitted.class, event -> journal.add("integration"))
                  .presentationEvent(Admitted.class, event -> journal.add("presentation"))
                  .domainEvent(
                      Discharged.class, e -> journal.add("" + Ward.publishRefusal(late.get())))
                  .build()));

  private void show(Admitted event) {
    if (event.patient().isEmpty()) {
      throw new IllegalArgumentException("nobody");
    }
    journal.add(event.patient());
  }

  private String discharge(Discharge command) {
    Ward.EVENTS.emitDomain(new Discharged(command.patient()));
    return command.patient();
  }

  @Test
  void subscribersAreCalledAtOnceByCategory() {
    dispatcher.publishDomain(new Admitted("Ada"));
    dispatcher.publishIntegration(new Admitted("Ada"));
    dispatcher.publishPresentation(new Admitted("Ada"));

    assertThat(journal.lines()).containsExactly("Ada", "second", "integration", "presentation");
  }

  @Test
  void publishingIsRefusedInACommand() {
    assertThat(dispatcher.execute(new Admit("Ada"))).isEqualTo("PUBLISH_REFUSED");
    assertThat(dispatcher.capture(new Admit("Ada")).result()).isEqualTo("PUBLISH_REFUSED");
    assertThat(journal.lines()).isEmpty();
  }

  @Test
  void publishingIsAllowedInAQueryOutsideOfACommand() {
    assertThat(dispatcher.ask(new Find("Ada"))).isEqualTo("null");
  }

  @Test
  void publishingIsAllowedInASubscriber() {
    dispatcher.execute(new Discharge("Ada"));

    assertThat(journal.lines()).containsExactly("published", "second", "null");
  }

  @Test
  void publishingStopsAtTheFirstFailedSubscriber() {
    SubscriberException failure =
        catchThrowableOfType(
            SubscriberException.class, () -> dispatcher.publishDomain(new Admitted("")));

    assertThat(failure.kind()).isEqualTo(ErrorKind.SUBSCRIBER_FAILED);
    assertThat(failure.category()).isEqualTo(EventCategory.DOMAIN);
    assertThat(failure.contract()).contains(NAME);
    assertThat(failure.subscriber()).isEqualTo("board");
    assertThat(failure).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(journal.lines()).isEmpty();
  }

  @Test
  void envelopesAreReplayedInOrderUpToTheFirstFailure() {
    SubscriberException failure =
        catchThrowableOfType(
            SubscriberException.class,
            () -> dispatcher.publish(List.of(event("1"), event("2"), event(""), event("4"))));

    assertThat(failure).isNotNull();
    assertThat(journal.lines()).containsExactly("1", "second", "2", "second");
  }

  @Test
  void aSingleEnvelopeIsReplayed() {
    dispatcher.publish(event("1"));

    assertThat(journal.lines()).containsExactly("1", "second");
  }

  @Test
  void anEnvelopeThatNobodySubscribedToIsNoError() {
    dispatcher.publish(EventEnvelope.of(EventCategory.DOMAIN, "ward.unheard-of", "value"));

    assertThat(journal.lines()).isEmpty();
  }

  @Test
  void aValueOfAnotherTypeIsUnsupported() {
    EventEnvelope wrong = EventEnvelope.of(EventCategory.DOMAIN, NAME, "a text");

    ContractException failure =
        catchThrowableOfType(ContractException.class, () -> dispatcher.publish(wrong));

    assertThat(failure.kind()).isEqualTo(ErrorKind.UNSUPPORTED_HANDLER);
    assertThat(failure)
        .hasMessageContaining("board")
        .hasMessageContaining("java.lang.String")
        .hasMessageContaining(NAME);
  }

  @Test
  void envelopesReachTheSubscribersOfTheRole() {
    Registry registry =
        Registry.builder()
            .domainEvent(Admitted.class, event -> journal.add("web"), RuntimeRole.WEB)
            .domainEvent(Admitted.class, event -> journal.add("worker"), RuntimeRole.WORKER)
            .build();

    ContractDispatcher.over(registry).as(RuntimeRole.WORKER).publish(event("1"));

    assertThat(journal.lines()).containsExactly("worker");
  }

  private static EventEnvelope event(String patient) {
    return EventEnvelope.of(EventCategory.DOMAIN, NAME, new Admitted(patient));
  }
}
