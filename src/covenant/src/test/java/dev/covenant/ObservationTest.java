package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Find;
import dev.covenant.Ward.NoBedException;
import dev.covenant.Ward.Sweep;
import dev.covenant.observation.ContractObserver;
import dev.covenant.observation.Observation;
import dev.covenant.observation.ObservationLabels;
import dev.covenant.observation.ObservationName;
import dev.covenant.sink.CommandEventSinks;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationTest {
  private final List<Observation> seen = new CopyOnWriteArrayList<>();

  @Test
  void registrationsAreObserved() {
    dispatcher(seen::add);

    assertThat(seen)
        .extracting(Observation::name)
        .containsExactly(
            ObservationName.REGISTER_COMMAND,
            ObservationName.REGISTER_QUERY,
            ObservationName.REGISTER_EVENT,
            ObservationName.REGISTER_JOB);
    assertThat(seen.get(0).labels())
        .isEqualTo(
            new ObservationLabels(
                ContractKind.COMMAND,
                null,
                null,
                Admit.class.getName(),
                "java.lang.String",
                null,
                Set.of(RuntimeRole.ANY),
                1));
    assertThat(seen.get(2).labels().handlers()).isEqualTo(2);
    assertThat(seen.get(2).labels().category()).isEqualTo(EventCategory.DOMAIN);
  }

  @Test
  void namesHaveOnePrefix() {
    assertThat(ObservationName.EXECUTE_COMMAND.label())
        .isEqualTo("covenant.contract.execute.command");
    assertThat(ObservationName.values())
        .allSatisfy(name -> assertThat(name.label()).startsWith("covenant.contract."));
  }

  @Test
  void aCommandAndItsDeliveriesAreObserved() {
    ContractDispatcher dispatcher = dispatcher(seen::add);
    seen.clear();

    dispatcher.as(RuntimeRole.WEB).execute(new Admit("Ada"));

    assertThat(seen)
        .extracting(Observation::name)
        .containsExactly(ObservationName.PUBLISH_EVENT, ObservationName.EXECUTE_COMMAND);
    ObservationLabels event = seen.get(0).labels();
    assertThat(event.kind()).isEqualTo(ContractKind.EVENT);
    assertThat(event.category()).isEqualTo(EventCategory.DOMAIN);
    assertThat(event.eventId()).isNotBlank();
    assertThat(event.contract()).isEqualTo(Admitted.class.getName());
    assertThat(event.role()).isEqualTo(RuntimeRole.WEB);
    assertThat(event.handlers()).isEqualTo(1);
    assertThat(seen.get(1).labels().role()).isEqualTo(RuntimeRole.WEB);
    assertThat(seen.get(1).labels().roles()).containsExactly(RuntimeRole.ANY);
    assertThat(seen.get(1).failure()).isEmpty();
  }

  @Test
  void theOtherOperationsAreObserved() {
    ContractDispatcher dispatcher = dispatcher(seen::add);
    seen.clear();

    dispatcher.capture(new Admit("Ada"));
    dispatcher.ask(new Find("Ada"));
    dispatcher.run(new Sweep("1"));
    dispatcher.publishDomain(new Admitted("Ada"));

    assertThat(seen)
        .extracting(Observation::name)
        .containsExactly(
            ObservationName.CAPTURE_COMMAND,
            ObservationName.EXECUTE_QUERY,
            ObservationName.EXECUTE_JOB,
            ObservationName.PUBLISH_EVENT);
    assertThat(seen.get(2).labels().result()).isNull();
  }

  @Test
  void sinksAreObserved() {
    ContractDispatcher dispatcher = dispatcher(seen::add);
    seen.clear();

    dispatcher
        .to(
            CommandEventSinks.composite(
                CommandEventSinks.outbox(events -> {}),
                CommandEventSinks.broker(events -> {}),
                CommandEventSinks.presentation(events -> {})))
        .execute(new Admit("shown"));

    assertThat(seen)
        .extracting(Observation::name)
        .containsExactly(
            ObservationName.OUTBOX_STORE,
            ObservationName.OUTBOX_STORE,
            ObservationName.BROKER_PUBLISH,
            ObservationName.BROKER_PUBLISH,
            ObservationName.PRESENTATION_SEND,
            ObservationName.EXECUTE_COMMAND);
  }

  @Test
  void failuresAreObserved() {
    NoBedException full = new NoBedException();
    ContractDispatcher dispatcher = dispatcher(seen::add);
    seen.clear();

    catchThrowable(() -> dispatcher.execute(new Admit("")));
    catchThrowable(
        () ->
            dispatcher
                .to(
                    CommandEventSinks.broker(
                        events -> {
                          throw full;
                        }))
                .execute(new Admit("Ada")));

    assertThat(seen)
        .extracting(Observation::name)
        .containsExactly(
            ObservationName.EXECUTE_COMMAND,
            ObservationName.BROKER_PUBLISH,
            ObservationName.EXECUTE_COMMAND);
    assertThat(seen.get(0).failure()).containsInstanceOf(NoBedException.class);
    assertThat(seen.get(1).failure()).contains(full);
  }

  static Stream<ContractObserver> failingObservers() {
    return Stream.of(
        observation -> {
          throw new IllegalStateException("broken observer");
        },
        observation -> {
          throw new NoClassDefFoundError("broken observer");
        });
  }

  @ParameterizedTest
  @MethodSource("failingObservers")
  void aThrowingObserverChangesNothing(ContractObserver observer) {
    ContractDispatcher dispatcher = dispatcher(observer);

    assertThat(dispatcher.execute(new Admit("Ada"))).isEqualTo("Ada");
    assertThat(dispatcher.ask(new Find("Ada"))).isEqualTo("Ada");
    assertThat(dispatcher.failedDeliveries()).isZero();
    assertThat(catchThrowable(() -> dispatcher.execute(new Admit(""))))
        .isInstanceOf(NoBedException.class);
    assertThat(Ward.threadIsClean()).isTrue();
  }

  private static ContractDispatcher dispatcher(ContractObserver observer) {
    return ContractDispatcher.builder(
            Registry.builder()
                .command(Admit.class, String.class, ObservationTest::admit, RuntimeRole.ANY)
                .query(Find.class, String.class, Find::patient)
                .job(Sweep.class, job -> {})
                .domainEvent(Admitted.class, event -> {})
                .domainEvent(Admitted.class, event -> {}, RuntimeRole.WORKER)
                .build())
        .observer(observer)
        .build();
  }

  private static String admit(Admit command) throws NoBedException {
    if (command.patient().isEmpty()) {
      throw new NoBedException();
    }
    Ward.EVENTS.emitDomain(new Admitted(command.patient()));
    if (command.patient().equals("shown")) {
      Ward.EVENTS.emitPresentation(new Admitted(command.patient()));
    }
    return command.patient();
  }
}
