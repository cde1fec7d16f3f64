package dev.covenant.it.app;

/** Where the rows go. */
public enum Store {
  /** The default data source of the platform. */
  DEFAULT,
  /** One that no enterprise bean has used. */
  UNSPOILT,
  /** One for commands within commands within enterprise beans. */
  NESTED,
  /** A data source for distributed transactions. */
  DISTRIBUTED,
  /** The same, with a pool of one connection. */
  SINGLE,
  /** A pool of one connection, for local transactions. */
  SINGLE_LOCAL,
  /** Rolls back instead of committing. */
  REFUSING,
  /** Commits, and says that it was heuristically mixed. */
  HEURISTIC
}
