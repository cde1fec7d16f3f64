package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.Find;
import dev.covenant.Ward.Journal;
import dev.covenant.Ward.Late;
import dev.covenant.Ward.Sweep;
import dev.covenant.internal.emission.HandlerBoundary;
import dev.covenant.internal.registry.RegistryBuilder;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.sink.CommandEvents;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmissionTest {
  private final Journal journal = new Journal();
  private final Late late = new Late();

  @AfterEach
  void theThreadIsLeftClean() {
    assertThat(Ward.threadIsClean()).isTrue();
  }

  @Test
  void outsideOfACommandNothingCanBeEmitted() {
    assertThat(Ward.emissionRefusal()).isEqualTo(ErrorKind.NO_EVENT_RECORDER);
  }

  @Test
  void afterACommandReturnedNothingCanBeEmitted() {
    dispatcher(Registry.builder().command(Admit.class, String.class, this::emitting))
        .execute(new Admit("Ada"));

    assertThat(Ward.emissionRefusal()).isEqualTo(ErrorKind.NO_EVENT_RECORDER);
  }

  @Test
  void anywhereBelowTheHandlerEventsCanBeEmitted() {
    dispatcher(
            Registry.builder()
                .command(Admit.class, String.class, command -> deeper(command, 50))
                .domainEvent(Admitted.class, event -> journal.add(event.patient())))
        .execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("Ada");
  }

  private String deeper(Admit command, int depth) {
    return depth == 0 ? emitting(command) : deeper(command, depth - 1);
  }

  @Test
  void aQueryCannotEmitNotEvenBelowACommand() {
    ContractDispatcher dispatcher =
        dispatcher(
            Registry.builder()
                .query(Find.class, String.class, query -> String.valueOf(Ward.emissionRefusal()))
                .command(Admit.class, String.class, command -> late.get().ask(new Find("Ada"))));

    assertThat(dispatcher.ask(new Find("Ada"))).isEqualTo("NO_EVENT_RECORDER");
    assertThat(dispatcher.execute(new Admit("Ada"))).isEqualTo("NO_EVENT_RECORDER");
  }

  @Test
  void aJobCannotEmitNotEvenBelowACommand() {
    ContractDispatcher dispatcher =
        dispatcher(
            Registry.builder()
                .job(Sweep.class, job -> journal.add("" + Ward.emissionRefusal()))
                .command(
                    Admit.class,
                    String.class,
                    command -> {
                      late.get().run(new Sweep("1"));
                      return emitting(command);
                    }));

    dispatcher.run(new Sweep("1"));
    dispatcher.execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("NO_EVENT_RECORDER", "NO_EVENT_RECORDER");
  }

  @Test
  void aSubscriberCannotEmit() {
    dispatcher(
            Registry.builder()
                .command(Admit.class, String.class, this::emitting)
                .domainEvent(Admitted.class, event -> journal.add("" + Ward.emissionRefusal())))
        .execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("NO_EVENT_RECORDER");
  }

  @Test
  void aSubscriberBelowANestedCommandCannotEmitForTheOuterOne() {
    dispatcher(
            Registry.builder()
                .command(Admit.class, String.class, this::emitting)
                .command(
                    Discharge.class,
                    String.class,
                    command -> late.get().execute(new Admit(command.patient())))
                .domainEvent(Admitted.class, event -> journal.add("" + Ward.emissionRefusal())))
        .execute(new Discharge("Ada"));

    assertThat(journal.lines()).containsExactly("NO_EVENT_RECORDER");
  }

  @Test
  void aSinkCannotEmitInEitherPhase() {
    CommandEventSink sink =
        new CommandEventSink() {
          @Override
          public void beforeCommit(CommandEvents batch) {
            journal.add("before " + Ward.emissionRefusal());
          }

          @Override
          public void afterCommit(CommandEvents batch) {
            journal.add("after " + Ward.emissionRefusal());
          }
        };

    dispatcher(Registry.builder().command(Admit.class, String.class, this::emitting))
        .to(sink)
        .execute(new Admit("Ada"));

    assertThat(journal.lines())
        .containsExactly("before NO_EVENT_RECORDER", "after NO_EVENT_RECORDER");
  }

  @Test
  void aSinkSeesWhatIsEmittedWhateverBecomesOfIt() {
    ContractDispatcher dispatcher =
        dispatcher(Registry.builder().command(Admit.class, String.class, this::emittingOrNot))
            .to(CommandEventSinks.composite(CommandEventSinks.inProcess(), new Watching(journal)));

    dispatcher.execute(new Admit("Ada"));
    assertThatThrownBy(() -> dispatcher.execute(new Admit(""))).hasMessage("emitted in vain");
    dispatcher.capture(new Admit("Bob"));

    assertThat(journal.lines()).containsExactly("emitted Ada", "heard Ada", "emitted ");
  }

  private String emittingOrNot(Admit command) {
    emitting(command);
    if (command.patient().isEmpty()) {
      throw new IllegalStateException("emitted in vain");
    }
    return command.patient();
  }

  /** A sink that looks on. */
  private record Watching(Journal journal) implements CommandEventSink {
    @Override
    public void emitted(EventEnvelope event) {
      journal.add("emitted " + ((Admitted) event.value()).patient());
    }

    @Override
    public void afterCommit(CommandEvents batch) {
      batch.events().forEach(event -> journal.add("heard " + ((Admitted) event.value()).patient()));
    }
  }

  @Test
  void anotherThreadCannotEmit() {
    dispatcher(
            Registry.builder()
                .command(
                    Admit.class,
                    String.class,
                    command -> {
                      journal.add("" + CompletableFuture.supplyAsync(Ward::emissionRefusal).get());
                      return null;
                    }))
        .execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("NO_EVENT_RECORDER");
  }

  @Test
  void nullEventsAndAudiencesAreRefused() {
    ContractDispatcher dispatcher =
        dispatcher(
            Registry.builder()
                .command(
                    Admit.class,
                    String.class,
                    command -> {
                      assertThatThrownBy(() -> Ward.EVENTS.emitDomain(null))
                          .satisfies(e -> assertThat(kind(e)).isEqualTo(ErrorKind.NIL_HANDLER));
                      assertThatThrownBy(
                              () -> Ward.EVENTS.emitPresentation(new Admitted("1"), null))
                          .satisfies(
                              e -> assertThat(kind(e)).isEqualTo(ErrorKind.INVALID_AUDIENCE));
                      return "checked";
                    }));

    assertThat(dispatcher.capture(new Admit("Ada"))).isEqualTo(new Captured<>("checked", none()));
  }

  @Test
  void codeAroundTheHandlerCannotEmit() {
    RegistryBuilder builder = new RegistryBuilder();
    builder.own(
        Ward.bounded(
            Admit.class,
            "admit",
            command -> {
              journal.add("before " + Ward.emissionRefusal());
              Object result = HandlerBoundary.around("admit", () -> emitting(command));
              journal.add("after " + Ward.emissionRefusal());
              return result;
            }));
    builder.domainEvent(Admitted.class, event -> journal.add(event.patient()));

    dispatcher(builder).execute(new Admit("Ada"));

    assertThat(journal.lines())
        .containsExactly("before NO_EVENT_RECORDER", "after NO_EVENT_RECORDER", "Ada");
  }

  @Test
  void eventsOfAFailedAttemptOfARetriedHandlerAreDropped() {
    AtomicInteger attempts = new AtomicInteger();
    RegistryBuilder builder = new RegistryBuilder();
    builder.own(
        Ward.bounded(
            Admit.class,
            "admit",
            command -> {
              assertThatThrownBy(() -> attempt(attempts)).hasMessage("attempt 1");
              return attempt(attempts);
            }));
    builder.domainEvent(Admitted.class, event -> journal.add(event.patient()));

    dispatcher(builder).execute(new Admit("Ada"));

    assertThat(journal.lines()).containsExactly("2");
  }

  private static Object attempt(AtomicInteger attempts) throws Throwable {
    return HandlerBoundary.around(
        "admit",
        () -> {
          int attempt = attempts.incrementAndGet();
          Ward.EVENTS.emitDomain(new Admitted("" + attempt));
          if (attempt == 1) {
            throw new IllegalStateException("attempt 1");
          }
          return "admitted";
        });
  }

  private String emitting(Admit command) {
    Ward.EVENTS.emitDomain(new Admitted(command.patient()));
    return command.patient();
  }

  private ContractDispatcher dispatcher(Registry.Builder builder) {
    return late.set(ContractDispatcher.over(builder.build()));
  }

  private static ErrorKind kind(Throwable failure) {
    return ((ContractException) failure).kind();
  }

  private static List<EventEnvelope> none() {
    return List.of();
  }
}
