package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The judge of the crash test, before databases that were tampered with. */
class CrashJudgeTest {
  private TestDatabase database;
  private CrashTables tables;

  @BeforeEach
  void threeEventsOfOneKey() throws SQLException {
    database = TestDatabase.on(TestDatabase.Server.H2);
    CrashTables.create(database.source(), database.kind());
    tables = new CrashTables(database.source());
    commit("a", 2);
    commit("b", 1);
    tables.attempt("c");
    for (String event : List.of("a.1", "a.2", "b.1")) {
      tables.said(event, "k0");
      for (String subscriber : CrashScene.SUBSCRIBERS) {
        tables.delivery(subscriber, event);
        tables.effect(subscriber, event);
      }
    }
  }

  private void commit(String command, int events) throws SQLException {
    tables.attempt(command);
    tables.business(command, events);
    tables.confirm(command);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private CrashVerdict verdict() throws SQLException {
    return CrashJudge.verdict(tables);
  }

  @Test
  void findsNothingWhereNothingIsWrong() throws SQLException {
    assertThat(verdict().faults()).isEmpty();
    assertThat(verdict())
        .hasToString(
            "lost 0, invented 0, repeated 0, out of order 0 (2 commands committed, 1 rolled back;"
                + " 3 events, 6 deliveries, 6 effects)");
  }

  @Test
  void anEffectThatIsMissingIsLost() throws SQLException {
    tables.run("DELETE FROM effect WHERE subscriber = 'second' AND event = 'a.2'");

    assertThat(verdict().lost()).containsExactly("a.2 never had an effect: second");
    assertThat(verdict().faults()).hasSize(1);
  }

  @Test
  void anEventThatNobodyGotIsLost() throws SQLException {
    tables.run("DELETE FROM effect WHERE event = 'b.1'");
    tables.run("DELETE FROM delivery WHERE event = 'b.1'");

    assertThat(verdict().lost()).hasSize(4);
    assertThat(verdict().faults()).hasSize(4);
  }

  @Test
  void aCommandThatWasConfirmedAndIsGoneIsLost() throws SQLException {
    tables.confirm("c");

    assertThat(verdict().faults()).containsExactly("Command c was confirmed and is gone");
  }

  @Test
  void anEffectOfACommandThatRolledBackIsInvented() throws SQLException {
    tables.effect("first", "c.1");

    assertThat(verdict().invented()).containsExactly("c.1 had an effect: first");
    assertThat(verdict().faults()).hasSize(1);
  }

  @Test
  void aDeliveryOfACommandThatRolledBackIsInventedThoughItHadNoEffect() throws SQLException {
    tables.delivery("second", "c.1");

    assertThat(verdict().invented()).containsExactly("c.1 was delivered: second");
    assertThat(verdict().faults()).hasSize(1);
  }

  @Test
  void anEffectThatHappenedTwiceIsRepeatedAndADeliveryIsNot() throws SQLException {
    tables.delivery("first", "a.1");
    tables.effect("first", "a.1");

    assertThat(verdict().repeated()).containsExactly("a.1 had an effect again: first");
    assertThat(verdict().faults()).hasSize(1);
  }

  @Test
  void effectsThatChangedPlacesAreOutOfOrder() throws SQLException {
    tables.run("UPDATE effect SET event = 'x' WHERE subscriber = 'first' AND event = 'a.2'");
    tables.run("UPDATE effect SET event = 'a.2' WHERE subscriber = 'first' AND event = 'b.1'");
    tables.run("UPDATE effect SET event = 'b.1' WHERE event = 'x'");

    assertThat(verdict().disordered())
        .singleElement()
        .asString()
        .startsWith("a.2")
        .endsWith("had an effect: first");
    assertThat(verdict().faults()).hasSize(1);
  }
}
