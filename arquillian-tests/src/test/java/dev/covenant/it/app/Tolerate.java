package dev.covenant.it.app;

import dev.covenant.Command;
import jakarta.ejb.ApplicationException;

/** Commands that throw; whether their rows stay is a matter of their handlers' rules. */
public interface Tolerate extends Command<Void> {
  Scenario scenario();

  /** Whose rules, and what they say. */
  enum Way {
    TRANSACTIONAL_COMMITS,
    APPLICATION_EXCEPTION_COMMITS,
    APPLICATION_EXCEPTION_ROLLS_BACK
  }

  record Transactional(Scenario scenario) implements Tolerate {}

  record InEnterpriseBean(Scenario scenario, boolean rollBack) implements Tolerate {}

  static Tolerate of(Way way, Scenario scenario) {
    return switch (way) {
      case TRANSACTIONAL_COMMITS -> new Transactional(scenario);
      case APPLICATION_EXCEPTION_COMMITS -> new InEnterpriseBean(scenario, false);
      case APPLICATION_EXCEPTION_ROLLS_BACK -> new InEnterpriseBean(scenario, true);
    };
  }

  /** Rolls nothing back. */
  @ApplicationException
  class Mild extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Rolls back, and is thrown as it is. */
  @ApplicationException(rollback = true)
  class Grave extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
