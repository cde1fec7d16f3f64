package dev.covenant.internal.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * When a process is killed.
 *
 * @param point where, or null for any time
 * @param count when it is there for the how many-th time; without a point, after how many
 *     milliseconds
 */
record CrashKill(CrashPoint point, int count) {
  /** Never: the process ends when the outbox is empty. */
  static final CrashKill NEVER = new CrashKill(null, 0);

  /** Not either, but the process runs commands until its parent has enough. */
  static final CrashKill LAST = new CrashKill(null, Integer.MAX_VALUE);

  private static final int LONGEST = 800;

  /** Each point and a random time in turn, at counts and times that the seed tells. */
  static List<CrashKill> plan(long seed, int kills, CrashPoint... points) {
    Random random = new Random(seed);
    List<CrashKill> plan = new ArrayList<>(kills);
    for (int i = 0; i < kills; i++) {
      int turn = i % (points.length + 1);
      plan.add(
          turn < points.length
              ? new CrashKill(points[turn], 1 + random.nextInt(points[turn].often()))
              : new CrashKill(null, 1 + random.nextInt(LONGEST)));
    }
    return plan;
  }

  /** What the process says when it is time. */
  String word() {
    if (this.equals(NEVER)) {
      return "EMPTY";
    }
    return point == null ? "READY" : "AT " + point;
  }
}
