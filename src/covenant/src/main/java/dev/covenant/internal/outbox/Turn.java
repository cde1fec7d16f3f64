package dev.covenant.internal.outbox;

import java.util.List;

/**
 * What one transaction of a relay did.
 *
 * @param held whether the relay had its lease; if not, it did nothing
 * @param settled how many rows it settled
 * @param claimed the rows that it claimed
 */
record Turn(boolean held, int settled, List<Row> claimed) {
  static final Turn NOTHING = new Turn(true, 0, List.of());
  static final Turn LOST = new Turn(false, 0, List.of());
}
