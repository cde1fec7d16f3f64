package dev.covenant.internal.outbox;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The numbers of rows, as text. */
final class Seqs {
  private Seqs() {}

  /**
   * As a list in a statement: all databases take it, at any length, and none has to be asked once
   * for each row.
   */
  static String list(Collection<Long> seqs) {
    return seqs.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }

  /** In short: claimed rows mostly follow each other. */
  static String ranges(Collection<Long> seqs) {
    StringBuilder text = new StringBuilder();
    long first = 0;
    long last = 0;
    for (long seq : new TreeSet<>(seqs)) {
      if (seq != last + 1 || text.isEmpty()) {
        end(text, first, last);
        text.append(text.isEmpty() ? "" : ",").append(seq);
        first = seq;
      }
      last = seq;
    }
    end(text, first, last);
    return text.toString();
  }

  private static void end(StringBuilder text, long first, long last) {
    if (last > first) {
      text.append('-').append(last);
    }
  }

  /** Reads ranges. */
  static void addTo(Set<Long> seqs, String ranges) {
    for (String range : ranges.split(",")) {
      int dash = range.indexOf('-');
      if (dash > 0) {
        long last = Long.parseLong(range.substring(dash + 1));
        for (long seq = Long.parseLong(range.substring(0, dash)); seq <= last; seq++) {
          seqs.add(seq);
        }
      } else if (!range.isEmpty()) {
        seqs.add(Long.parseLong(range));
      }
    }
  }
}
