package dev.covenant.benchmarks.outbox;

import dev.covenant.benchmarks.Narayana;
import dev.covenant.jta.JtaTransactions;
import dev.covenant.transaction.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import javax.sql.DataSource;

/** What a server would bring: a data source, and transactions. */
final class Supplied implements Extension {
  static final String DATA_SOURCE = "outbox-load";

  private final DataSource source;
  private final Receiver receiver;

  Supplied(DataSource source, Receiver receiver) {
    this.source = source;
    this.receiver = receiver;
  }

  void supply(@Observes AfterBeanDiscovery discovery) {
    discovery
        .<DataSource>addBean()
        .types(DataSource.class)
        .qualifiers(NamedLiteral.of(DATA_SOURCE))
        .scope(Dependent.class)
        .createWith(context -> source);
    discovery
        .<Transactions>addBean()
        .types(Transactions.class)
        .scope(Dependent.class)
        .createWith(context -> JtaTransactions.of(Narayana.MANAGER, Narayana.SYNCHRONIZATIONS));
    discovery
        .<Receiver>addBean()
        .types(Receiver.class)
        .scope(Dependent.class)
        .createWith(context -> receiver);
  }
}
