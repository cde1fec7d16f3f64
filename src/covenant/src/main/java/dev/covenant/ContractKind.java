package dev.covenant;

import java.util.Locale;

/** What a contract is. */
public enum ContractKind {
  /** An intent to change state, with exactly one owner. */
  COMMAND,
  /** A read, with exactly one handler. */
  QUERY,
  /** A fact, with any number of subscribers. */
  EVENT,
  /** Background or scheduled work, with exactly one handler. */
  JOB;

  /**
   * The stable lower-case name, as in observation labels.
   *
   * @return the name, for example {@code command}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
