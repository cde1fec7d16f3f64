package dev.covenant.internal.outbox;

import java.util.List;

/**
 * What one transaction of a relay did.
 *
 * @param held whether the relay had its lease; if not, it did nothing
 * @param settled how many rows it settled
 * @param looked whether it looked for rows to claim
 * @param freed whether rows behind those of the same key may be next
 * @param claimed the rows that it claimed
 */
record Turn(boolean held, int settled, boolean looked, boolean freed, List<Row> claimed) {
  static final Turn NOTHING = new Turn(true, 0, false, false, List.of());
  static final Turn LOST = new Turn(false, 0, false, false, List.of());
}
