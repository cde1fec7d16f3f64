package dev.covenant.it.app;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** An H2 database without distributed transactions, which H2's own data source always has. */
public class LocalDataSource extends OwnDataSource implements DataSource {
  /** WildFly sets no URL on what is not for distributed transactions. */
  public LocalDataSource() {
    h2.setURL("jdbc:h2:mem:local;DB_CLOSE_DELAY=-1");
  }

  @Override
  public Connection getConnection() throws SQLException {
    return h2.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return h2.getConnection(user, password);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return h2.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
