package dev.covenant.internal.outbox;

import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong; each a sentence.
 *
 * @param lost what committed and was not heard, or is gone
 * @param invented what was heard and did not commit
 * @param repeated effects that happened more than once
 * @param disordered events heard before an earlier one of their key
 * @param committed how many commands there were to judge
 * @param rolledBack how many others were begun
 * @param figures what became of the events
 */
record CrashVerdict(
    List<String> lost,
    List<String> invented,
    List<String> repeated,
    List<String> disordered,
    int committed,
    int rolledBack,
    String figures) {
  List<String> faults() {
    List<String> all = new ArrayList<>(lost);
    all.addAll(invented);
    all.addAll(repeated);
    all.addAll(disordered);
    return all;
  }

  @Override
  public String toString() {
    return "lost %d, invented %d, repeated %d, out of order %d (%d commands committed, %d rolled back; %s)"
        .formatted(
            lost.size(),
            invented.size(),
            repeated.size(),
            disordered.size(),
            committed,
            rolledBack,
            figures);
  }
}
