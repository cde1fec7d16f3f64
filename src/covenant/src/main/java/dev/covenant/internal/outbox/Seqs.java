package dev.covenant.internal.outbox;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The numbers of rows, as text. */
final class Seqs {
  private Seqs() {}

  /** The condition that a number is one of so many parameters, of which there is at least one. */
  static String in(Database database, int count) {
    return database == Database.POSTGRESQL ? "= ANY (?)" : "IN " + parameters(count);
  }

  static String notIn(Database database, int count) {
    return database == Database.POSTGRESQL ? "<> ALL (?)" : "NOT IN " + parameters(count);
  }

  private static String parameters(int count) {
    return "(?" + ", ?".repeat(count - 1) + ")";
  }

  /**
   * Sets the parameters of such a condition. An array costs PostgreSQL a third of what a list does.
   *
   * @param first the index of the first
   * @return the index after the last
   */
  static int set(PreparedStatement statement, Database database, int first, Collection<Long> seqs)
      throws SQLException {
    if (database == Database.POSTGRESQL) {
      Array array = statement.getConnection().createArrayOf("bigint", seqs.toArray());
      statement.setArray(first, array);
      return first + 1;
    }
    int index = first;
    for (Long seq : seqs) {
      statement.setLong(index, seq);
      index++;
    }
    return index;
  }

  /** Numbers to be written into a statement. */
  static String literals(Collection<Long> seqs) {
    return seqs.stream().map(String::valueOf).collect(Collectors.joining(", "));
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
