package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Clean;
import dev.covenant.Ward.Count;
import dev.covenant.Ward.Discharged;
import dev.covenant.Ward.Find;
import dev.covenant.Ward.Journal;
import dev.covenant.Ward.NoBedException;
import dev.covenant.Ward.Sweep;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExecutionTest {
  private final Journal journal = new Journal();

  @AfterEach
  void theThreadIsLeftClean() {
    assertThat(Ward.threadIsClean()).isTrue();
  }

  @Test
  void anOwnersResultIsReturned() {
    ContractDispatcher dispatcher =
        over(
            Registry.builder()
                .command(Admit.class, String.class, Admit::patient)
                .command(Clean.class, Void.class, command -> null)
                .query(Find.class, String.class, Find::patient)
                .query(Count.class, Long.class, query -> 3L));

    String typed = dispatcher.execute(new Admit("Ada"));

    assertThat(typed).isEqualTo("Ada");
    assertThat(dispatcher.execute(new Admit("Ada"), CharSequence.class)).isEqualTo("Ada");
    assertThat(dispatcher.execute(new Clean("1"), Void.class)).isNull();
    assertThat(dispatcher.ask(new Find("Ada"))).isEqualTo("Ada");
    assertThat(dispatcher.ask(new Count(), Number.class)).isEqualTo(3L);
  }

  @Test
  void whatNobodyHandlesIsMissing() {
    ContractDispatcher dispatcher = over(Registry.builder());

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> dispatcher.execute(new Admit("Ada")),
            () -> dispatcher.execute(new Clean("1"), Void.class),
            () -> dispatcher.capture(new Admit("Ada")),
            () -> dispatcher.ask(new Find("Ada")),
            () -> dispatcher.ask(new Count(), Long.class),
            () -> dispatcher.run(new Sweep("1")))) {
      assertThat(refused(call).kind()).isEqualTo(ErrorKind.MISSING_HANDLER);
    }
  }

  @Test
  void aMissingHandlersMessageNamesContractAndRemedy() {
    ContractDispatcher dispatcher = over(Registry.builder());

    assertThatThrownBy(() -> dispatcher.execute(new Admit("Ada")))
        .hasMessageContaining("command " + Admit.class.getName())
        .hasMessageContaining("@Contract");
  }

  @Test
  void nullContractsAreRefused() {
    ContractDispatcher dispatcher = over(Registry.builder());

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> dispatcher.execute(null),
            () -> dispatcher.execute(null, String.class),
            () -> dispatcher.capture(null),
            () -> dispatcher.capture(null, String.class),
            () -> dispatcher.ask(null),
            () -> dispatcher.ask(null, String.class),
            () -> dispatcher.run(null),
            () -> dispatcher.publishDomain(null),
            () -> dispatcher.publishIntegration(null),
            () -> dispatcher.publishPresentation(null),
            () -> dispatcher.publish((EventEnvelope) null))) {
      assertThat(refused(call).kind()).isEqualTo(ErrorKind.NIL_HANDLER);
    }
  }

  @Test
  void anotherResultTypeIsUnsupportedAndTheHandlerIsNotCalled() {
    ContractDispatcher dispatcher =
        over(
            Registry.builder()
                .command(Admit.class, String.class, this::noting)
                .query(Count.class, Long.class, query -> 1L));

    assertThat(refused(() -> dispatcher.execute(new Admit("Ada"), Long.class)).kind())
        .isEqualTo(ErrorKind.UNSUPPORTED_HANDLER);
    assertThat(refused(() -> dispatcher.capture(new Admit("Ada"), Long.class)).kind())
        .isEqualTo(ErrorKind.UNSUPPORTED_HANDLER);
    assertThat(refused(() -> dispatcher.ask(new Count(), String.class)).kind())
        .isEqualTo(ErrorKind.UNSUPPORTED_HANDLER);
    assertThat(journal.lines()).isEmpty();
  }

  private String noting(Admit command) {
    journal.add(command.patient());
    return command.patient();
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new NoBedException(), new IllegalStateException("full"), new AssertionError("broken"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatAHandlerThrowsReachesTheCallerUnchanged(Throwable failure) {
    ContractDispatcher dispatcher =
        over(
            Registry.builder()
                .command(Admit.class, String.class, command -> fail(failure))
                .query(Find.class, String.class, query -> fail(failure))
                .job(Sweep.class, job -> fail(failure)));

    assertThatThrownBy(() -> dispatcher.execute(new Admit("Ada"))).isSameAs(failure);
    assertThatThrownBy(() -> dispatcher.capture(new Admit("Ada"))).isSameAs(failure);
    assertThatThrownBy(() -> dispatcher.ask(new Find("Ada"))).isSameAs(failure);
    assertThatThrownBy(() -> dispatcher.run(new Sweep("1"))).isSameAs(failure);
  }

  private static String fail(Throwable failure) throws Throwable {
    throw failure;
  }

  @Test
  void eventsAreDispatchedAfterTheHandlerReturnedAndInOrder() {
    ContractDispatcher dispatcher =
        over(
            subscribed(Registry.builder())
                .command(
                    Admit.class,
                    String.class,
                    command -> {
                      Ward.EVENTS.emitDomain(new Admitted("1"));
                      Ward.EVENTS.emitIntegration(new Admitted("2"));
                      Ward.EVENTS.emitPresentation(new Admitted("3"));
                      Ward.EVENTS.emitDomain(new Admitted("4"));
                      return noting(command);
                    }));

    dispatcher.execute(new Admit("Ada"));

    assertThat(journal.lines())
        .containsExactly("Ada", "domain 1", "integration 2", "presentation 3", "domain 4");
  }

  @Test
  void oneTypeInTwoCategoriesIsTwoContracts() {
    ContractDispatcher dispatcher =
        over(
            Registry.builder()
                .domainEvent(Admitted.class, event -> journal.add("domain"))
                .command(
                    Admit.class,
                    String.class,
                    command -> {
                      Ward.EVENTS.emitIntegration(new Admitted("1"));
                      return null;
                    }));

    dispatcher.execute(new Admit("Ada"));

    assertThat(journal.lines()).isEmpty();
  }

  @Test
  void subscribersAreCalledInTheOrderOfRegistration() {
    Registry.Builder builder = Registry.builder();
    for (int i = 0; i < 20; i++) {
      String name = "subscriber " + (i * 7) % 20;
      builder.subscriber(EventCategory.DOMAIN, Admitted.class, name, event -> journal.add(name));
    }

    over(builder).publishDomain(new Admitted("Ada"));

    assertThat(journal.lines())
        .hasSize(20)
        .startsWith("subscriber 0", "subscriber 7", "subscriber 14", "subscriber 1");
  }

  @Test
  void anExceptionDiscardsTheCommandsEvents() {
    ContractDispatcher dispatcher =
        over(
            subscribed(Registry.builder())
                .command(
                    Admit.class,
                    String.class,
                    command -> {
                      Ward.EVENTS.emitDomain(new Admitted("1"));
                      throw new NoBedException();
                    }));

    assertThatThrownBy(() -> dispatcher.execute(new Admit("Ada")))
        .isInstanceOf(NoBedException.class);
    assertThat(journal.lines()).isEmpty();
  }

  @Test
  void anEventWithoutSubscribersIsNoError() {
    ContractDispatcher dispatcher =
        over(
            Registry.builder()
                .command(
                    Admit.class,
                    String.class,
                    command -> {
                      Ward.EVENTS.emitDomain(new Discharged("1"));
                      return "done";
                    }));

    assertThat(dispatcher.execute(new Admit("Ada"))).isEqualTo("done");
  }

  private Registry.Builder subscribed(Registry.Builder builder) {
    return builder
        .domainEvent(Admitted.class, event -> journal.add("domain " + event.patient()))
        .integrationEvent(Admitted.class, event -> journal.add("integration " + event.patient()))
        .presentationEvent(Admitted.class, event -> journal.add("presentation " + event.patient()));
  }

  private static ContractDispatcher over(Registry.Builder builder) {
    return ContractDispatcher.over(builder.build());
  }

  private static ContractException refused(ThrowingCallable call) {
    return catchThrowableOfType(ContractException.class, call);
  }
}
