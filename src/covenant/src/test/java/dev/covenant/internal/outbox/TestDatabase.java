package dev.covenant.internal.outbox;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import dev.covenant.jta.JtaTransactions;
import dev.covenant.transaction.Transactions;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/** A schema of its own in a real database, in the transactions of a real manager. */
final class TestDatabase implements AutoCloseable {
  static final TransactionManager MANAGER =
      com.arjuna.ats.jta.TransactionManager.transactionManager();
  static final TransactionSynchronizationRegistry SYNCHRONIZATIONS =
      new TransactionSynchronizationRegistryImple();
  static final Transactions TRANSACTIONS = JtaTransactions.of(MANAGER, SYNCHRONIZATIONS);

  static {
    for (String store : new String[] {null, "communicationStore", "stateStore"}) {
      ObjectStoreEnvironmentBean environment =
          store == null
              ? BeanPopulator.getDefaultInstance(ObjectStoreEnvironmentBean.class)
              : BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store);
      environment.setObjectStoreType(VolatileStore.class.getName());
      environment.setObjectStoreDir("target/object-store");
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Server server;
  private final AgroalDataSource source;
  private final Dropping dropping;

  private TestDatabase(Server server, AgroalDataSource source, Dropping dropping) {
    this.server = server;
    this.source = source;
    this.dropping = dropping;
  }

  /** Leaves nothing behind. */
  @FunctionalInterface
  private interface Dropping {
    void drop() throws SQLException;
  }

  /** Where databases are; the environment may say otherwise. */
  enum Server {
    H2("", "", ""),
    MARIADB("COVENANT_MARIADB", "jdbc:mariadb://127.0.0.1:3306/test", "root"),
    POSTGRESQL("COVENANT_POSTGRESQL", "jdbc:postgresql://127.0.0.1:5432/test", "postgres");

    private final String variable;
    private final String url;
    private final String user;

    Server(String variable, String url, String user) {
      this.variable = variable;
      this.url = url;
      this.user = user;
    }

    String url() {
      return said("_URL").orElse(url);
    }

    String user() {
      return said("_USER").orElse(user);
    }

    String password() {
      return said("_PASSWORD").orElse("");
    }

    private Optional<String> said(String what) {
      return Optional.ofNullable(System.getenv(variable + what));
    }

    String urlOf(String schema) {
      return switch (this) {
        case H2 -> "jdbc:h2:mem:" + schema + ";DB_CLOSE_DELAY=-1";
        case MARIADB -> url().replaceFirst("(//[^/]+/)[^?]*", "$1" + schema);
        case POSTGRESQL ->
            "%s%scurrentSchema=%s&ApplicationName=%s"
                .formatted(url(), url().contains("?") ? "&" : "?", schema, schema);
      };
    }

    void execute(String sql) throws SQLException {
      try (Connection connection = DriverManager.getConnection(url(), user(), password());
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    /** Whether it is there; where it must be, its absence is a failure. */
    void require() {
      if (this == H2) {
        return;
      }
      try (Connection connection = DriverManager.getConnection(url(), user(), password())) {
        connection.getMetaData();
      } catch (SQLException e) {
        absent(this + " is not at " + url() + ": " + e.getMessage());
      }
    }
  }

  /** Skips a test for what is not there; where it must be, its absence is a failure. */
  static void absent(String what) {
    if (Boolean.parseBoolean(System.getenv("COVENANT_REQUIRE_SERVICES"))) {
      throw new AssertionError(what + ", and COVENANT_REQUIRE_SERVICES says that it must be");
    }
    Assumptions.abort(what);
  }

  static TestDatabase on(Server server) throws SQLException {
    return on(server, 10);
  }

  static TestDatabase on(Server server, int connections) throws SQLException {
    return on(server, connections, PATIENCE);
  }

  /**
   * A schema and a pool.
   *
   * @param patience how long the pool has callers wait for a connection
   */
  static TestDatabase on(Server server, int connections, Duration patience) throws SQLException {
    server.require();
    String schema = newSchema();
    if (server != Server.H2) {
      server.execute("CREATE SCHEMA " + schema);
    }
    AgroalDataSource source =
        AgroalDataSource.from(
            pool(connections, patience)
                .connectionPoolConfiguration(
                    pool ->
                        pool.connectionFactoryConfiguration(
                            connection ->
                                connection
                                    .jdbcUrl(server.urlOf(schema))
                                    .principal(new NamePrincipal(server.user()))
                                    .credential(new SimplePassword(server.password())))));
    return new TestDatabase(
        server,
        source,
        () -> {
          switch (server) {
            case H2 -> execute(source, "SHUTDOWN");
            case MARIADB -> server.execute("DROP SCHEMA " + schema);
            case POSTGRESQL -> server.execute("DROP SCHEMA " + schema + " CASCADE");
          }
        });
  }

  /** A schema on a server that is going to be down now and then. */
  static TestDatabase at(OwnPostgres server) throws SQLException {
    String schema = newSchema();
    server.execute("CREATE SCHEMA " + schema);
    return new TestDatabase(
        Server.POSTGRESQL,
        AgroalDataSource.from(
            pool(10, PATIENCE)
                .connectionPoolConfiguration(
                    pool ->
                        pool.connectionFactoryConfiguration(
                            connection ->
                                connection.jdbcUrl(server.url() + "&currentSchema=" + schema)))),
        () -> {});
  }

  private static String newSchema() {
    return "covenant_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }

  /** It asks whether a connection still works, as that of an application should. */
  private static AgroalDataSourceConfigurationSupplier pool(int connections, Duration patience) {
    return new AgroalDataSourceConfigurationSupplier()
        .connectionPoolConfiguration(
            pool ->
                pool.maxSize(connections)
                    .acquisitionTimeout(patience)
                    .connectionValidator(ConnectionValidator.defaultValidator())
                    .validateOnBorrow(true)
                    .transactionIntegration(
                        new NarayanaTransactionIntegration(MANAGER, SYNCHRONIZATIONS)));
  }

  Store store() {
    return new Store(source, TRANSACTIONS);
  }

  Database kind() {
    return Database.valueOf(server.name());
  }

  AgroalDataSource source() {
    return source;
  }

  /** A number that a query finds, seen from outside of any transaction. */
  long number(String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    }
  }

  String text(String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      return found.next() ? found.getString(1) : null;
    }
  }

  /** What a query finds in its only column. */
  List<String> texts(String query) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (found.next()) {
        texts.add(found.getString(1));
      }
      return texts;
    }
  }

  void execute(String sql) throws SQLException {
    execute(source, sql);
  }

  private static void execute(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    dropping.drop();
    source.close();
  }
}
