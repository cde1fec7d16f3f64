package dev.covenant.it.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** The rows of each run. */
@ApplicationScoped
public class Rows {
  /** Where the outbox is, if there is one. */
  private static final Store OUTBOX =
      ConfigProvider.getConfig()
          .getOptionalValue("covenant.outbox.data-source", String.class)
          .map(
              name ->
                  Store.valueOf(name.substring(name.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT)))
          .orElse(Store.DEFAULT);

  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource byDefault;

  @Resource(lookup = "java:app/jdbc/unspoilt")
  private DataSource unspoilt;

  @Resource(lookup = "java:app/jdbc/nested")
  private DataSource nested;

  @Resource(lookup = "java:app/jdbc/distributed")
  private DataSource distributed;

  @Resource(lookup = "java:app/jdbc/single-local")
  private DataSource singleLocal;

  @Resource(lookup = "java:app/jdbc/single")
  private DataSource single;

  @Resource(lookup = "java:app/jdbc/refusing")
  private DataSource refusing;

  @Resource(lookup = "java:app/jdbc/heuristic")
  private DataSource heuristic;

  private DataSource in(Store store) {
    return switch (store) {
      case DEFAULT -> byDefault;
      case UNSPOILT -> unspoilt;
      case NESTED -> nested;
      case DISTRIBUTED -> distributed;
      case SINGLE -> single;
      case SINGLE_LOCAL -> singleLocal;
      case REFUSING -> refusing;
      case HEURISTIC -> heuristic;
    };
  }

  void execute(Store store, String sql) {
    try (Connection connection = in(store).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + " in " + store + " failed: " + e.getMessage(), e);
    }
  }

  void add(Store store, String id, String kind) {
    try (Connection connection = in(store).getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into scenario_row (id, kind) values (?, ?)")) {
      insert.setString(1, id);
      insert.setString(2, kind);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("No row of " + kind + ": " + e.getMessage(), e);
    }
  }

  int count(Store store, String id, String kind) {
    return count(
        store, "select count(*) from scenario_row where id = ? and kind = ?", List.of(id, kind));
  }

  /** How many events in the outbox are about a run. */
  int waiting(String id) {
    return count(
        OUTBOX,
        "select count(*) from covenant_outbox where payload like ?",
        List.of("%" + id + "%"));
  }

  private int count(Store store, String sql, List<String> parameters) {
    try (Connection connection = in(store).getConnection();
        PreparedStatement count = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        count.setString(i + 1, parameters.get(i));
      }
      try (ResultSet result = count.executeQuery()) {
        result.next();
        return result.getInt(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql + " failed: " + e.getMessage(), e);
    }
  }
}
