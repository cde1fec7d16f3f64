package dev.covenant.testing;

import static dev.covenant.testing.CovenantAssertions.assertThat;
import static dev.covenant.testing.CovenantAssertions.domain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.CommittedException;
import dev.covenant.ContractEvents;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.RuntimeRole;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.testing.Notes.Write;
import dev.covenant.testing.Notes.Written;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordingSinkTest {
  private final Notes notes = new Notes();
  private final ContractTester tester = ContractTester.of(notes.registry());
  private final RecordingSink sink = tester.sink();

  @Test
  void bothPhasesAreRecordedInBatches() {
    tester.inTransaction(
        () -> {
          tester.execute(new Write("a"));
          tester.execute(new Write("b"));
        });
    tester.execute(new Write("c"));

    assertThat(sink.batches()).extracting(batch -> batch.events().size()).containsExactly(2, 1);
    assertThat(sink.prepared()).extracting(batch -> batch.events().size()).containsExactly(1, 1, 1);
    assertThat(sink.released())
        .emittedExactly(
            domain(new Written("a")), domain(new Written("b")), domain(new Written("c")));
  }

  @Test
  void batchesKnowTheRole() {
    Registry open =
        Registry.builder()
            .command(
                Write.class,
                String.class,
                command -> {
                  ContractEvents.ofThisThread().emitDomain(new Written("a"));
                  return "a";
                },
                RuntimeRole.ANY)
            .build();
    ContractTester everyone = ContractTester.of(open);
    everyone.as(RuntimeRole.CRON).execute(new Write("a"));
    everyone.execute(new Write("a"));

    assertThat(everyone.sink().batches())
        .extracting(RecordedBatch::role)
        .containsExactly(Optional.of(RuntimeRole.CRON), Optional.empty());
  }

  @Test
  void localSubscribersStillHear() {
    tester.execute(new Write("a"));
    assertThat(notes.heard).containsExactly("a");
  }

  @Test
  void aSinkOfItsOwnTellsNobody() {
    RecordingSink alone = new RecordingSink();
    tester.dispatcher().to(alone).execute(new Write("a"));
    assertThat(alone).releasedExactly(domain(new Written("a")));
    assertThat(tester).emittedNothing();
    assertThat(notes.heard).isEmpty();
  }

  @Test
  void aVetoRollsBackOnce() {
    sink.vetoNext(new IOException("store is down"));

    ContractException refused =
        catchThrowableOfType(ContractException.class, () -> tester.execute(new Write("a")));
    tester.execute(new Write("b"));

    assertThat(refused.kind()).isEqualTo(ErrorKind.COMMIT_FAILED);
    assertThat(refused).hasRootCauseMessage("store is down");
    assertThat(tester)
        .droppedExactly(domain(new Written("a")))
        .releasedExactly(domain(new Written("b")));
    assertThat(sink.prepared()).hasSize(1);
  }

  @Test
  void aFailureAfterTheCommitIsReportedOnceAndCountsAsReleased() {
    sink.failNext(new IOException("broker is down"));

    assertThatThrownBy(() -> tester.execute(new Write("a")))
        .isInstanceOf(CommittedException.class)
        .hasRootCauseMessage("broker is down");
    tester.execute(new Write("b"));

    assertThat(tester)
        .droppedNothing()
        .releasedExactly(domain(new Written("a")), domain(new Written("b")));
    assertThat(notes.heard).containsExactly("b");
  }

  @Test
  void whatIsClearedIsForgottenWithItsOrders() {
    sink.vetoNext(new IOException("veto"));
    sink.failNext(new IOException("failure"));
    sink.clear();

    tester.execute(new Write("a"));

    assertThat(tester).releasedExactly(domain(new Written("a")));
  }

  @Test
  void theSinkBehindItSeesAllThatGoesThrough() {
    RecordingSink behind = new RecordingSink();
    ContractTester twice =
        ContractTester.builder(notes.registry()).sink(RecordingSink.inFrontOf(behind)).build();

    twice.execute(new Write("a"));
    assertThatThrownBy(() -> twice.execute(new Write(""))).hasMessage("nothing to write");

    assertThat(behind)
        .releasedExactly(domain(new Written("a")))
        .droppedExactly(domain(new Written("")));
    assertThat(behind.prepared()).isEqualTo(twice.sink().prepared()).hasSize(1);
  }

  @Test
  void theSinkBehindItSaysWhatIsEncoded() {
    EventEnvelope event = Notes.event(EventCategory.DOMAIN, "a");
    CommandEventSink broker = CommandEventSinks.broker(events -> {});

    assertThat(RecordingSink.inFrontOf(broker).encodes(event)).isTrue();
    assertThat(new RecordingSink().encodes(event)).isFalse();
  }

  @Test
  void manyThreadsAreRecordedWithoutLoss() {
    IntStream.range(0, 400)
        .parallel()
        .forEach(
            i -> {
              if (i % 2 == 0) {
                tester.execute(new Write("kept"));
              } else {
                tester.rollingBack(() -> tester.execute(new Write("lost")));
              }
              sink.dropped();
            });

    assertThat(sink)
        .released(Written.class)
        .times(200)
        .withValue(new Written("kept"))
        .times(200)
        .and()
        .dropped(Written.class)
        .times(200)
        .withValue(new Written("lost"))
        .times(200)
        .and()
        .emitted(Written.class)
        .times(400);
  }

  @Test
  void listsAreCopies() {
    List<EventEnvelope> before = sink.emitted();
    tester.execute(new Write("a"));
    assertThat(before).emittedNothing();
  }
}
