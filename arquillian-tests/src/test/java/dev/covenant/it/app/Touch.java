package dev.covenant.it.app;

import dev.covenant.Command;

/** Commands that change an entity which emits from a callback. */
public interface Touch extends Command<Void> {
  String id();

  /** When the callback fires. */
  enum Moment {
    IN_HANDLER,
    IN_COMMIT,
    IN_COMMIT_OF_A_TRANSACTIONAL_HANDLER,
    IN_COMMIT_OF_AN_ENTERPRISE_BEAN
  }

  record Plain(String id, boolean flush) implements Touch {}

  record Transactional(String id) implements Touch {}

  record InEnterpriseBean(String id) implements Touch {}

  static Touch of(Moment moment, String id) {
    return switch (moment) {
      case IN_HANDLER -> new Plain(id, true);
      case IN_COMMIT -> new Plain(id, false);
      case IN_COMMIT_OF_A_TRANSACTIONAL_HANDLER -> new Transactional(id);
      case IN_COMMIT_OF_AN_ENTERPRISE_BEAN -> new InEnterpriseBean(id);
    };
  }
}
