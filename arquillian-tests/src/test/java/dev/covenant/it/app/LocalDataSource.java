package dev.covenant.it.app;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 database without distributed transactions, which H2's own data source always has. */
public class LocalDataSource implements DataSource {
  private final JdbcDataSource h2 = new JdbcDataSource();

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

  public String getUrl() {
    return h2.getURL();
  }

  public void setUrl(String url) {
    h2.setURL(url);
  }

  public String getURL() {
    return h2.getURL();
  }

  public void setURL(String url) {
    h2.setURL(url);
  }

  public String getUser() {
    return h2.getUser();
  }

  public void setUser(String user) {
    h2.setUser(user);
  }

  public String getPassword() {
    return h2.getPassword();
  }

  public void setPassword(String password) {
    h2.setPassword(password);
  }

  @Override
  public PrintWriter getLogWriter() {
    return h2.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    h2.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) {
    h2.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() {
    return h2.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("org.h2");
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
