package dev.covenant.benchmarks.outbox;

import dev.covenant.benchmarks.Narayana;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A database of this run, dropped at its end. Each contender has a schema in it. */
final class Postgres implements AutoCloseable {
  private static final String SERVER =
      System.getProperty("postgresql", "jdbc:postgresql://127.0.0.1:5432/");
  private static final String USER = System.getProperty("postgresql.user", "postgres");
  private static final String PASSWORD = System.getProperty("postgresql.password", "");
  private static final String OPTIONS =
      "reWriteBatchedInserts=" + System.getProperty("reWriteBatchedInserts", "true");
  private static final boolean VACUUM = Boolean.parseBoolean(System.getProperty("vacuum", "false"));
  private static final int CONNECTIONS = 20;

  private final String name =
      "covenant_outbox_load_" + UUID.randomUUID().toString().substring(0, 8);

  Postgres() throws SQLException {
    execute("postgres", "CREATE DATABASE " + name);
  }

  private static void execute(String database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(SERVER + database, USER, PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Connections whose transactions are their user's. */
  AgroalDataSource pool(String schema) throws SQLException {
    return pool(schema, configuration -> configuration);
  }

  /** Connections in the transactions of the manager. */
  AgroalDataSource managed(String schema) throws SQLException {
    return pool(
        schema,
        configuration ->
            configuration.transactionIntegration(
                new NarayanaTransactionIntegration(Narayana.MANAGER, Narayana.SYNCHRONIZATIONS)));
  }

  private AgroalDataSource pool(
      String schema, UnaryOperator<AgroalConnectionPoolConfigurationSupplier> more)
      throws SQLException {
    execute(name, "CREATE SCHEMA IF NOT EXISTS " + schema);
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    more.apply(pool)
                        .maxSize(CONNECTIONS)
                        .acquisitionTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(
                            connection ->
                                connection
                                    .jdbcUrl(
                                        SERVER + name + "?currentSchema=" + schema + "&" + OPTIONS)
                                    .principal(new NamePrincipal(USER))
                                    .credential(new SimplePassword(PASSWORD)))));
  }

  /**
   * Removes dead rows, whatever the server does by itself: everybody starts alike. Empty tables are
   * made anew, unless -Dvacuum=true: PostgreSQL plans for the few rows that a vacuum has seen, and
   * keeps that plan for the many that come.
   */
  void clean() throws SQLException {
    try (Connection connection = DriverManager.getConnection(SERVER + name, USER, PASSWORD);
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        boolean anew = !VACUUM && isEmpty(statement, table);
        statement.execute((anew ? "TRUNCATE " : "VACUUM ") + table);
      }
      statement.execute("CHECKPOINT");
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery("SELECT schemaname || '.' || relname FROM pg_stat_user_tables")) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }

  private static boolean isEmpty(Statement statement, String table) throws SQLException {
    try (ResultSet found = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
      return !found.next();
    }
  }

  /** What decides about the figures. */
  String settings() throws SQLException {
    StringBuilder settings = new StringBuilder(OPTIONS);
    for (String one :
        new String[] {
          "server_version", "fsync", "synchronous_commit", "autovacuum", "shared_buffers"
        }) {
      settings.append(", ").append(one).append('=').append(show(one));
    }
    return settings.toString();
  }

  private String show(String setting) throws SQLException {
    try (Connection connection = DriverManager.getConnection(SERVER + name, USER, PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SHOW " + setting)) {
      found.next();
      return found.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    execute("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
  }
}
