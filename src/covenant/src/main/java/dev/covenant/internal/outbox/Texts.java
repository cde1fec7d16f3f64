package dev.covenant.internal.outbox;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the outbox writes things as text. */
final class Texts {
  /** Between the names of targets. */
  private static final String SEPARATOR = "\n";

  private static final int LONGEST_ERROR = 1000;

  private Texts() {}

  static void set(PreparedStatement statement, int index, @Nullable String text)
      throws SQLException {
    if (text == null) {
      statement.setNull(index, Types.VARCHAR);
    } else {
      statement.setString(index, text);
    }
  }

  /** The names of targets in one text, or null for none. */
  static @Nullable String joined(Set<String> names) {
    return names.isEmpty() ? null : String.join(SEPARATOR, names);
  }

  static Set<String> split(@Nullable String names) {
    return names == null || names.isEmpty()
        ? Set.of()
        : new LinkedHashSet<>(List.of(names.split(SEPARATOR)));
  }

  /** What a failure's text may be in the table. */
  static @Nullable String error(@Nullable String error) {
    if (error == null) {
      return null;
    }
    // PostgreSQL takes no NUL, and nobody wants the others.
    String line = error.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR);
  }
}
