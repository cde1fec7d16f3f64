package dev.covenant.internal.outbox;

import dev.covenant.internal.outbox.TestDatabase.Server;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** A database that outlives the processes which use it: a schema on a server, or a file of H2. */
record CrashDatabase(Server server, String name) {
  private static final Path FILES = Path.of("target", "crash").toAbsolutePath();
  private static final int CONNECTIONS = 12;

  static CrashDatabase create(Server server) throws SQLException {
    server.require();
    String name = "crash_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    if (server != Server.H2) {
      server.execute("CREATE SCHEMA " + name);
    }
    CrashDatabase database = new CrashDatabase(server, name);
    try (AgroalDataSource source = database.inTransactions()) {
      new Schema(new Store(source, TestDatabase.TRANSACTIONS), database.kind()).create();
      CrashTables.create(source, database.kind());
    }
    return database;
  }

  Database kind() {
    return Database.valueOf(server.name());
  }

  /** Connections in the transactions of the manager. */
  AgroalDataSource inTransactions() throws SQLException {
    return AgroalDataSource.from(
        configuration()
            .connectionPoolConfiguration(
                pool ->
                    pool.transactionIntegration(
                        new NarayanaTransactionIntegration(
                            TestDatabase.MANAGER, TestDatabase.SYNCHRONIZATIONS))));
  }

  /** Connections that know no transaction: every statement counts by itself. */
  AgroalDataSource apart() throws SQLException {
    return AgroalDataSource.from(configuration());
  }

  private AgroalDataSourceConfigurationSupplier configuration() {
    return new AgroalDataSourceConfigurationSupplier()
        .connectionPoolConfiguration(
            pool ->
                pool.maxSize(CONNECTIONS)
                    .acquisitionTimeout(Duration.ofSeconds(20))
                    .connectionFactoryConfiguration(
                        connection ->
                            connection
                                .jdbcUrl(url())
                                .principal(new NamePrincipal(server.user()))
                                .credential(new SimplePassword(server.password()))));
  }

  /** Only without a delay has H2 written what it has committed. */
  private String url() {
    return server == Server.H2
        ? "jdbc:h2:file:" + FILES.resolve(name) + ";WRITE_DELAY=0"
        : server.urlOf(name);
  }

  void drop() throws SQLException, IOException {
    switch (server) {
      case H2 -> {
        Files.deleteIfExists(FILES.resolve(name + ".mv.db"));
        Files.deleteIfExists(FILES.resolve(name + ".trace.db"));
      }
      case MARIADB -> server.execute("DROP SCHEMA " + name);
      case POSTGRESQL -> server.execute("DROP SCHEMA " + name + " CASCADE");
    }
  }
}
