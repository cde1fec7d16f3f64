package dev.covenant.internal.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Inserts rows, in their order. */
@FunctionalInterface
interface RowInsert {
  /** The columns of a {@link NewRow}, and both its times. */
  String COLUMNS =
      "event_id, payload, category, contract, version, partition_key, traceparent, targets, created_at, due_at";

  void insert(Connection connection, List<NewRow> rows) throws SQLException;
}
