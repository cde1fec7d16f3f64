package dev.covenant.it.generations;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Keeps lives in a database, where the configuration says so: in each command, and once on a thread
 * of the application's own. What holds the application then, the server does.
 */
@ApplicationScoped
public class Register {
  private final boolean isKept =
      ConfigProvider.getConfig().getOptionalValue("it.register", Boolean.class).orElse(false);

  /** Outside of a command: a statement that makes a table would commit its transaction. */
  void open() {
    if (!isKept) {
      return;
    }
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists generation_life (id varchar(40))");
    } catch (SQLException e) {
      throw new IllegalStateException("No table: " + e.getMessage(), e);
    }
  }

  void enter(String id) {
    if (!isKept) {
      return;
    }
    try (Connection connection = source().getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into generation_life (id) values (?)")) {
      insert.setString(1, id);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("No row of " + id + ": " + e.getMessage(), e);
    }
  }

  void enterOnAThread(String id) throws InterruptedException {
    if (isKept) {
      ManagedThreadFactory threads = named("java:comp/DefaultManagedThreadFactory");
      Thread thread = threads.newThread(() -> enter(id));
      thread.start();
      thread.join();
    }
  }

  private static DataSource source() {
    return named("java:comp/DefaultDataSource");
  }

  /** Not injected: an application without a database has nothing to do with one. */
  private static <T> T named(String name) {
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      throw new IllegalStateException("There is no " + name, e);
    }
  }
}
