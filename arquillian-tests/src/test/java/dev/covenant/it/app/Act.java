package dev.covenant.it.app;

import dev.covenant.Command;

/** The command of a scenario, one type for each kind of handler. */
public interface Act extends Command<String> {
  Scenario scenario();

  record Plain(Scenario scenario) implements Act {}

  record Transactional(Scenario scenario) implements Act {}

  record InEnterpriseBean(Scenario scenario) implements Act {}

  record InLocalEnterpriseBean(Scenario scenario) implements Act {}

  record InBeanManagedBean(Scenario scenario) implements Act {}

  /** The command that an owner's scenario takes. */
  static Act of(Scenario scenario) {
    return switch (scenario.owner()) {
      case TRANSACTIONAL_HANDLER -> new Transactional(scenario);
      case CMT_HANDLER -> new InEnterpriseBean(scenario);
      case LOCAL_CMT_HANDLER -> new InLocalEnterpriseBean(scenario);
      case BMT_HANDLER -> new InBeanManagedBean(scenario);
      default -> new Plain(scenario);
    };
  }
}
