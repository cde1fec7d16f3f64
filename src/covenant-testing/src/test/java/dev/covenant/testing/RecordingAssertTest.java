package dev.covenant.testing;

import static dev.covenant.testing.CovenantAssertions.assertThat;
import static dev.covenant.testing.CovenantAssertions.domain;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.ContractEvents;
import dev.covenant.ContractName;
import dev.covenant.Query;
import dev.covenant.Registry;
import dev.covenant.testing.Notes.Erased;
import dev.covenant.testing.Notes.Write;
import dev.covenant.testing.Notes.Written;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingAssertTest {
  private final ContractTester notes = ContractTester.of(new Notes().registry());

  @BeforeEach
  void releaseOneAndDropOne() {
    notes.execute(new Write("kept"));
    notes.rollingBack(() -> notes.execute(new Write("lost")));
  }

  @Test
  void whatCommittedWasReleasedAndTheRestDropped() {
    assertThat(notes)
        .emittedExactly(domain(new Written("kept")), domain(new Written("lost")))
        .releasedExactly(domain(new Written("kept")))
        .droppedExactly(domain(new Written("lost")));
    assertThat(notes.sink()).released(Written.class).once().and().dropped(Written.class).once();
  }

  @Test
  void failuresSayWhatWasReleased() {
    assertThatThrownBy(() -> assertThat(notes).releasedExactly(domain(new Written("lost"))))
        .hasMessageContaining("Expecting these events to be released")
        .hasMessageContaining("but released were:")
        .hasMessageContaining("1. domain " + Notes.NAME + ": Written[text=kept]");
    assertThatThrownBy(() -> assertThat(notes).releasedNothing())
        .hasMessageContaining("Expecting nothing to be released, but these were:")
        .hasMessageContaining("Written[text=kept]");
    assertThatThrownBy(() -> assertThat(notes).released(Erased.class))
        .hasMessageContaining("Expecting Erased to be released, but these were:")
        .hasMessageContaining("Written[text=kept]");
  }

  @Test
  void failuresSayWhatWasDropped() {
    assertThatThrownBy(() -> assertThat(notes).droppedExactly(domain(new Written("kept"))))
        .hasMessageContaining("but dropped were:")
        .hasMessageContaining("1. domain " + Notes.NAME + ": Written[text=lost]");
    assertThatThrownBy(() -> assertThat(notes).droppedNothing())
        .hasMessageContaining("Expecting nothing to be dropped, but these were:")
        .hasMessageContaining("Written[text=lost]");
    assertThatThrownBy(() -> assertThat(notes).dropped(Erased.class))
        .hasMessageContaining("Expecting Erased to be dropped, but these were:")
        .hasMessageContaining("Written[text=lost]");
  }

  @Test
  void queriesAreStaleByWhatWasReleased() {
    ContractTester board =
        ContractTester.of(
            Registry.builder()
                .command(Write.class, String.class, command -> write(command.text()))
                .query(Listed.class, String.class, query -> "")
                .query(Counted.class, Integer.class, query -> 0)
                .invalidates(Written.class, Listed.class, Counted.class)
                .build());

    board.rollingBack(() -> board.execute(new Write("lost")));
    assertThat(board).invalidatedNothing();

    board.execute(new Write("kept"));
    assertThat(board)
        .invalidated(Counted.class)
        .invalidatedExactly(Listed.class, Counted.class)
        .releasedExactly(domain(new Written("kept")));
    assertThatThrownBy(() -> assertThat(board).invalidated(Counted.class, Erased.class))
        .hasMessageContaining(
            "Expecting [%s] to be stale too, but stale were: [%s, notes.list]"
                .formatted(Erased.class.getName(), Counted.class.getName()));
    assertThatThrownBy(() -> assertThat(board).invalidatedExactly(Listed.class))
        .hasMessageContaining("Expecting exactly these queries to be stale: [notes.list], but")
        .hasMessageContaining(Counted.class.getName());
  }

  private static String write(String text) {
    ContractEvents.ofThisThread().emitDomain(new Written(text));
    return text;
  }

  @ContractName("notes.list")
  private record Listed() implements Query<String> {}

  private record Counted() implements Query<Integer> {}

  @Test
  void aClearedRecordingHasNothing() {
    notes.sink().clear();
    assertThat(notes).emittedNothing().releasedNothing().droppedNothing().invalidatedNothing();
  }

  @Test
  void noRecordingAtAllIsAFailureOfItsOwn() {
    assertThatThrownBy(() -> assertThat((ContractTester) null).releasedNothing())
        .hasMessageContaining("Expecting actual not to be null");
  }
}
