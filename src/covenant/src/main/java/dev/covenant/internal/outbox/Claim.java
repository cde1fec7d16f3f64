package dev.covenant.internal.outbox;

import java.util.List;

/**
 * Rows that one relay has for a while.
 *
 * @param token fences them: whoever claims them later has another one
 * @param rows the rows, in order
 */
record Claim(long token, List<Row> rows) {}
