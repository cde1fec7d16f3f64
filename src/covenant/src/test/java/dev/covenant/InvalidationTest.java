package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.Board.Beds;
import dev.covenant.Board.Cleaned;
import dev.covenant.Board.Foreign;
import dev.covenant.Board.Moved;
import dev.covenant.Board.Patients;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.Ward.Discharge;
import dev.covenant.Ward.Find;
import dev.covenant.Ward.Late;
import dev.covenant.Ward.NoBedException;
import dev.covenant.internal.routing.DefaultSink;
import dev.covenant.internal.routing.LocalSink;
import dev.covenant.observation.Observation;
import dev.covenant.observation.ObservationName;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.sink.PresentationFanout;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/** Which queries became stale, and who is told of it. */
class InvalidationTest {
  private final Board.Clients clients = new Board.Clients();
  private final Late late = new Late();
  private final List<Observation> seen = new ArrayList<>();

  @Test
  void aBatchGivesOneNoticeWithTheSortedNamesOfAllItsEvents() {
    emitting(
        () -> {
          Ward.EVENTS.emitDomain(new Cleaned("1"));
          Ward.EVENTS.emitIntegration(new Moved("Ada"));
          Ward.EVENTS.emitDomain(new Admitted("Ada"));
        });

    assertThat(clients.told()).containsExactly("stale [board.beds, board.patients]");
  }

  @Test
  void anEventInThreeCategoriesIsOneFact() {
    emitting(
        () -> {
          Ward.EVENTS.emitDomain(new Cleaned("1"));
          Ward.EVENTS.emitIntegration(new Cleaned("1"));
          Ward.EVENTS.emitPresentation(new Cleaned("1"), Audience.of("ward:1"));
        });

    assertThat(clients.told()).containsExactly("events 1", "stale [board.beds]");
  }

  @Test
  void whereNoEventInvalidatesAnythingNobodyIsTold() {
    emitting(() -> Ward.EVENTS.emitDomain(new Admitted("Ada")));

    assertThat(clients.told()).isEmpty();
  }

  @Test
  void aFailedCommandTellsNobody() {
    assertThatThrownBy(
            () ->
                emitting(
                    () -> {
                      Ward.EVENTS.emitDomain(new Moved("Ada"));
                      throw new NoBedException();
                    }))
        .isInstanceOf(NoBedException.class);
    assertThat(clients.told()).isEmpty();
  }

  @Test
  void anInnerCommandThatFailsAddsNothing() {
    emitting(
        () -> {
          assertThatThrownBy(
                  () ->
                      late.get()
                          .execute(
                              new Run(
                                  () -> {
                                    Ward.EVENTS.emitDomain(new Moved("Ada"));
                                    throw new NoBedException();
                                  }),
                              Void.class))
              .isInstanceOf(NoBedException.class);
          Ward.EVENTS.emitDomain(new Cleaned("1"));
        });

    assertThat(clients.told()).containsExactly("stale [board.beds]");
  }

  @Test
  void theDefaultSinkTellsEveryHubAfterSubscribersAndPresentationEvents() {
    Board.Clients other = new Board.Clients();
    dispatcher(
        registry().domainEvent(Moved.class, event -> clients.add("subscriber")),
        new DefaultSink(Map.of(), List.of(clients, other), Duration.ofSeconds(1)));

    run(
        () -> {
          Ward.EVENTS.emitPresentation(new Moved("Ada"));
          Ward.EVENTS.emitDomain(new Moved("Ada"));
        });

    assertThat(clients.told())
        .containsExactly("subscriber", "events 1", "stale [board.beds, board.patients]");
    assertThat(other.told()).containsExactly("events 1", "stale [board.beds, board.patients]");
  }

  @Test
  void withoutACodecHubsAreToldAllTheSameEvenIfASubscriberFails() {
    dispatcher(
        registry().domainEvent(Moved.class, event -> fail(new NoBedException())),
        new LocalSink(List.of(clients)));

    assertThatThrownBy(() -> run(() -> Ward.EVENTS.emitDomain(new Moved("Ada"))))
        .isInstanceOf(CommittedException.class);
    assertThat(clients.told()).containsExactly("stale [board.beds, board.patients]");
  }

  @Test
  void whatFailsToTellDoesNotReachTheCaller() {
    IOException failure = new IOException("no network");
    PresentationFanout broken =
        new PresentationFanout() {
          @Override
          public void send(List<EventEnvelope> events) {}

          @Override
          public void invalidate(SortedSet<String> queries) throws Exception {
            throw failure;
          }
        };
    dispatcher(
        registry(), new DefaultSink(Map.of(), List.of(broken, clients), Duration.ofSeconds(1)));
    seen.clear();

    run(() -> Ward.EVENTS.emitDomain(new Moved("Ada")));

    assertThat(clients.told()).containsExactly("stale [board.beds, board.patients]");
    assertThat(late.get().failedDeliveries()).isEqualTo(1);
    assertThat(seen)
        .filteredOn(one -> one.name() == ObservationName.PRESENTATION_SEND)
        .extracting(one -> one.labels().kind() + " " + one.labels().contract() + " " + one.cause())
        .containsExactly(
            "QUERY board.beds " + failure,
            "QUERY board.patients " + failure,
            "QUERY board.beds null",
            "QUERY board.patients null");
  }

  @Test
  void aFanOutThatFailsToSendIsToldNevertheless() {
    PresentationFanout half =
        new PresentationFanout() {
          @Override
          public void send(List<EventEnvelope> events) throws Exception {
            throw new IOException("full");
          }

          @Override
          public void invalidate(SortedSet<String> queries) {
            clients.invalidate(queries);
          }
        };
    dispatcher(registry(), CommandEventSinks.presentation(half));

    assertThatThrownBy(() -> run(() -> Ward.EVENTS.emitPresentation(new Cleaned("1"))))
        .isInstanceOf(CommittedException.class);
    assertThat(clients.told()).containsExactly("stale [board.beds]");
  }

  @Test
  void anotherSinkTellsNobodyUnlessItHasAFanOut() {
    dispatcher(registry(), new DefaultSink(Map.of(), List.of(clients), Duration.ofSeconds(1)));
    Run command = new Run(() -> Ward.EVENTS.emitDomain(new Cleaned("1")));
    List<SortedSet<String>> asked = new ArrayList<>();

    late.get().to(CommandEventSinks.inProcess()).execute(command, Void.class);
    late.get().to(CommandEventSinks.broker(events -> {})).execute(command, Void.class);
    late.get().to(asking(asked)).execute(command, Void.class);
    assertThat(clients.told()).isEmpty();
    assertThat(asked).hasSize(1).first().isEqualTo(new java.util.TreeSet<>(List.of("board.beds")));

    late.get().to(CommandEventSinks.presentation(clients)).execute(command, Void.class);
    assertThat(clients.told()).containsExactly("stale [board.beds]");
  }

  private static CommandEventSink asking(List<SortedSet<String>> asked) {
    return new CommandEventSink() {
      @Override
      public void afterCommit(dev.covenant.sink.CommandEvents batch) {
        asked.add(batch.staleQueries());
      }
    };
  }

  @Test
  void capturingTellsNobodyAndNeitherDoesPublishing() {
    dispatcher(registry(), new DefaultSink(Map.of(), List.of(clients), Duration.ofSeconds(1)));

    Captured<Void> captured =
        late.get().capture(new Run(() -> Ward.EVENTS.emitDomain(new Cleaned("1"))), Void.class);
    late.get().publish(captured.events());
    late.get().publishDomain(new Cleaned("2"));

    assertThat(captured.events()).hasSize(1);
    assertThat(clients.told()).isEmpty();
  }

  @Test
  void eachRoleHasANoticeOfItsOwn() {
    dispatcher(registry(), CommandEventSinks.presentation(clients));

    run(
        () -> {
          Ward.EVENTS.emitDomain(new Cleaned("1"));
          late.get()
              .as(RuntimeRole.ADMIN)
              .execute(new Run(() -> Ward.EVENTS.emitDomain(new Moved("Ada"))), Void.class);
          Ward.EVENTS.emitDomain(new Cleaned("2"));
        });

    assertThat(clients.told())
        .containsExactly("stale [board.beds, board.patients]", "stale [board.beds]");
  }

  @Test
  void whatASubscriberChangesIsStaleWhenItsOwnCommandSaysSo() {
    dispatcher(
        registry()
            .domainEvent(
                Admitted.class,
                event -> {
                  late.get()
                      .execute(new Run(() -> Ward.EVENTS.emitDomain(new Cleaned("1"))), Void.class);
                  clients.add("subscriber");
                }),
        new DefaultSink(Map.of(), List.of(clients), Duration.ofSeconds(1)));

    run(() -> Ward.EVENTS.emitDomain(new Admitted("Ada")));

    assertThat(clients.told()).containsExactly("subscriber", "stale [board.beds]");
  }

  @Test
  void aTypeThatCannotBeAnnotatedIsRegistered() {
    dispatcher(
        registry()
            .invalidates(Foreign.class, Patients.class)
            .invalidates(Cleaned.class, Patients.class)
            .invalidates(Foreign.class, Patients.class),
        CommandEventSinks.presentation(clients));

    run(() -> Ward.EVENTS.emitDomain(new Foreign("x")));
    run(() -> Ward.EVENTS.emitDomain(new Cleaned("1")));

    assertThat(clients.told())
        .containsExactly("stale [board.patients]", "stale [board.beds, board.patients]");
  }

  @Test
  void registeredQueriesThatNothingHandlesAreReportedTogether() {
    Registry.Builder builder =
        Board.registry()
            .invalidates(Foreign.class, Beds.class, Find.class)
            .invalidates(Admitted.class, Discharge.class);

    ContractException refused = catchThrowableOfType(ContractException.class, builder::build);

    assertThat(refused.kind()).isEqualTo(ErrorKind.MISSING_HANDLER);
    assertThat(refused.contract()).contains(Find.class.getName());
    assertThat(refused)
        .hasMessage(
            "The registry cannot be built: event %s invalidates query %s, which nothing handles, and"
                    .formatted(Foreign.class.getName(), Find.class.getName())
                + " event %s invalidates query %s, which nothing handles; register a query handler or"
                    .formatted(Admitted.class.getName(), Discharge.class.getName())
                + " take the query out of invalidates(...)");
    assertThat(builder.query(Find.class, String.class, query -> ""))
        .satisfies(more -> assertThatThrownBy(more::build).hasMessageNotContaining("Find,"));
  }

  @Test
  void theQueriesMayBeRegisteredAfterTheEvent() {
    Registry.Builder builder = Registry.builder().invalidates(Foreign.class, Beds.class);

    builder.query(Beds.class, Integer.class, query -> 1);

    assertThat(builder.build().contracts()).hasSize(1);
  }

  @Test
  void nullsAreRefused() {
    for (Runnable call :
        List.<Runnable>of(
            () -> Registry.builder().invalidates(null, Beds.class),
            () -> Registry.builder().invalidates(Foreign.class, (Class<?>[]) null),
            () -> Registry.builder().invalidates(Foreign.class, (Class<?>) null))) {
      assertThat(catchThrowableOfType(ContractException.class, call::run).kind())
          .isEqualTo(ErrorKind.NIL_HANDLER);
    }
  }

  @Test
  void anEventThatNamesAClassWhichIsNotThereInvalidatesNothing() throws Exception {
    Object event =
        new WithoutBeds().loadClass(Cleaned.class.getName()).getConstructors()[0].newInstance("1");

    emitting(() -> Ward.EVENTS.emitDomain(event));

    assertThat(clients.told()).isEmpty();
  }

  /** Loads the board anew, as if one of its queries were missing. */
  private static final class WithoutBeds extends ClassLoader {
    WithoutBeds() {
      super(Board.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Beds.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      if (!name.equals(Cleaned.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in =
          Board.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** A command that does as it is told. */
  record Run(Work work) {}

  interface Work {
    void run() throws Exception;
  }

  private static Registry.Builder registry() {
    return Board.registry()
        .command(
            Run.class,
            Void.class,
            command -> {
              command.work().run();
              return null;
            },
            RuntimeRole.ADMIN)
        .command(Admit.class, String.class, command -> "");
  }

  private static void fail(Exception failure) throws Exception {
    throw failure;
  }

  private void emitting(Work work) {
    dispatcher(registry(), CommandEventSinks.presentation(clients));
    run(work);
  }

  private void run(Work work) {
    late.get().execute(new Run(work), Void.class);
  }

  private void dispatcher(Registry.Builder registry, CommandEventSink sink) {
    late.set(ContractDispatcher.builder(registry.build()).sink(sink).observer(seen::add).build());
  }
}
