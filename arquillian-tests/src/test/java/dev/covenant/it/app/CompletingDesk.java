package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Writes with a plain interposed synchronization, without any help of the library. */
@Contract
@ApplicationScoped
public class CompletingDesk {
  @Inject private Rows rows;
  @Resource private TransactionSynchronizationRegistry transactions;

  @CommandHandler
  String complete(Complete command) {
    Scenario scenario = command.scenario();
    rows.add(scenario.store(), scenario.id(), "business");
    transactions.registerInterposedSynchronization(new Writing(scenario));
    return "done " + scenario.id();
  }

  private final class Writing implements Synchronization {
    private final Scenario scenario;

    Writing(Scenario scenario) {
      this.scenario = scenario;
    }

    @Override
    public void beforeCompletion() {
      rows.add(scenario.store(), scenario.id(), "stored");
      if (scenario.outcome() == Outcome.THROWING_BEFORE_COMPLETION) {
        throw new Refused("The scenario's synchronization wants it");
      }
    }

    @Override
    public void afterCompletion(int status) {}
  }
}
