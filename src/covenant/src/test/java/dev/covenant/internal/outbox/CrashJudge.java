package dev.covenant.internal.outbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what went wrong from what the database says after all kills, and from nothing else. */
final class CrashJudge {
  private final Set<String> committed = new LinkedHashSet<>();
  private final Map<String, Turn> turns = new HashMap<>();
  private final List<String> lost = new ArrayList<>();
  private final List<String> invented = new ArrayList<>();
  private final List<String> repeated = new ArrayList<>();
  private final List<String> disordered = new ArrayList<>();

  /** The place of an event among those of its key. */
  private record Turn(String key, long number) {}

  private record Heard(String subscriber, String event) {}

  private CrashJudge() {}

  /** Names an event of a command. */
  static String event(String command, int number) {
    return command + "." + number;
  }

  static CrashVerdict verdict(CrashTables tables) throws SQLException {
    CrashJudge judge = new CrashJudge();
    Set<String> commands = judge.readCommitted(tables);
    judge.readTurns(tables);
    List<Heard> deliveries = heard(tables, "delivery");
    List<Heard> effects = heard(tables, "effect");
    for (String subscriber : CrashScene.SUBSCRIBERS) {
      judge.judge(subscriber, "was delivered", events(subscriber, deliveries), false);
      judge.judge(subscriber, "had an effect", events(subscriber, effects), true);
    }
    int rolledBack = judge.rolledBack(tables, commands);
    return new CrashVerdict(
        judge.lost,
        judge.invented,
        judge.repeated,
        judge.disordered,
        commands.size(),
        rolledBack,
        "%d events, %d deliveries, %d effects"
            .formatted(judge.committed.size(), deliveries.size(), effects.size()));
  }

  private Set<String> readCommitted(CrashTables tables) throws SQLException {
    Set<String> commands = new HashSet<>();
    tables.read(
        "SELECT command, events FROM business ORDER BY command",
        row -> {
          commands.add(row.getString(1));
          for (int number = 1; number <= row.getInt(2); number++) {
            committed.add(event(row.getString(1), number));
          }
          return null;
        });
    return commands;
  }

  private void readTurns(CrashTables tables) throws SQLException {
    tables.read(
        "SELECT event, k, n FROM said",
        row -> turns.put(row.getString(1), new Turn(row.getString(2), row.getLong(3))));
  }

  private static List<Heard> heard(CrashTables tables, String table) throws SQLException {
    return tables.read(
        "SELECT subscriber, event FROM " + table + " ORDER BY id",
        row -> new Heard(row.getString(1), row.getString(2)));
  }

  private static List<String> events(String subscriber, List<Heard> all) {
    return all.stream().filter(h -> h.subscriber().equals(subscriber)).map(Heard::event).toList();
  }

  /** Commands that did not commit; none of them may have been confirmed. */
  private int rolledBack(CrashTables tables, Set<String> commands) throws SQLException {
    tables.read("SELECT command FROM confirmed", row -> row.getString(1)).stream()
        .filter(command -> !commands.contains(command))
        .forEach(command -> lost.add("Command " + command + " was confirmed and is gone"));
    List<String> attempts = tables.read("SELECT command FROM attempt", row -> row.getString(1));
    return (int) attempts.stream().filter(command -> !commands.contains(command)).count();
  }

  private void judge(String subscriber, String what, List<String> heard, boolean once) {
    Set<String> distinct = new LinkedHashSet<>();
    for (String event : heard) {
      if (!distinct.add(event) && once) {
        repeated.add("%s %s again: %s".formatted(event, what, subscriber));
      }
    }
    for (String event : committed) {
      if (!distinct.contains(event)) {
        lost.add("%s never %s: %s".formatted(event, what, subscriber));
      }
    }
    Map<String, Turn> latest = new HashMap<>();
    for (String event : distinct) {
      if (!committed.contains(event)) {
        invented.add("%s %s: %s".formatted(event, what, subscriber));
      } else if (turns.containsKey(event)) {
        inOrder(event, latest, what + ": " + subscriber);
      }
    }
  }

  private void inOrder(String event, Map<String, Turn> latest, String where) {
    Turn turn = turns.get(event);
    Turn before = latest.put(turn.key(), turn);
    if (before != null && before.number() > turn.number()) {
      disordered.add("%s (%s after %s) %s".formatted(event, turn, before, where));
    }
  }
}
