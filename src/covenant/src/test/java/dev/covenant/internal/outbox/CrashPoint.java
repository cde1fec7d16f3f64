package dev.covenant.internal.outbox;

/**
 * Where an event is when its process is killed, and how often at most a process gets there first.
 */
enum CrashPoint {
  /** The command's transaction is open, and its rows are in it. */
  ROW_WRITTEN(40),
  /** The transaction is about to commit. */
  BEFORE_COMMIT(40),
  /** The transaction has committed, and nobody was told. */
  AFTER_COMMIT(40),
  /** A relay has rows, and has delivered none. */
  CLAIMED(8),
  /** A subscriber has an event, and its row does not say so. */
  DELIVERED(60),
  /** The rows of a claim are done. */
  COMPLETED(8);

  private final int often;

  CrashPoint(int often) {
    this.often = often;
  }

  int often() {
    return often;
  }
}
