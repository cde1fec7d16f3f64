package dev.covenant.internal.outbox;

import dev.covenant.outbox.OutboxState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * What the tables say of the state of rows.
 *
 * @param held the rows that relays have
 */
record RowStates(Database database, Set<Long> held) {
  static final String WAITING_TABLE = "covenant_outbox";
  static final String ENDED_TABLE = "covenant_outbox_ended";

  /** As it is now: what relays have may be something else the moment after. */
  static RowStates read(Connection connection, Database database) throws SQLException {
    return new RowStates(database, new Relays(database).held(connection));
  }

  /** The state of a row of the table, in SQL. */
  String expression(String table) {
    return table.equals(ENDED_TABLE) ? "state" : waiting();
  }

  private String waiting() {
    String leased =
        held.isEmpty() ? "" : "WHEN seq IN (%s) THEN 'LEASED'".formatted(Seqs.literals(held));
    return "CASE %s WHEN due_at <= %s THEN 'READY' ELSE 'RETRYING' END"
        .formatted(leased, database.now());
  }

  /** A condition that rows in a state of the table meet, in SQL. */
  String are(OutboxState state) {
    return "%s = '%s'".formatted(expression(table(state)), state.name());
  }

  static String table(OutboxState state) {
    return state.isEnded() ? ENDED_TABLE : WAITING_TABLE;
  }
}
