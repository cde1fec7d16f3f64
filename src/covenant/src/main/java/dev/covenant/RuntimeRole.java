package dev.covenant;

import java.util.Locale;

/**
 * On whose behalf a contract runs, and what a node is there for.
 *
 * <p>This is not a security role: who may call is for Jakarta Security to say. A command or query
 * that declares no role can be run only by a caller that has none, that is by trusted code in this
 * process; a job or subscriber that declares no role is open to every role.
 */
public enum RuntimeRole {
  /** Requests of browsers. */
  WEB,
  /** Background delivery of events. */
  WORKER,
  /** Scheduled jobs. */
  CRON,
  /** Requests of other systems. */
  API,
  /** Operators' tools. */
  ADMIN,
  /** Opens a contract to every role. Only for declarations: nobody runs as {@code ANY}. */
  ANY;

  /**
   * The stable lower-case name, as in configuration and observation labels.
   *
   * @return the name, for example {@code web}
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
