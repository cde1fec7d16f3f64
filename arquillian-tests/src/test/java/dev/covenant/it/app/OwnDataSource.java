package dev.covenant.it.app;

import java.io.PrintWriter;
import java.util.logging.Logger;
import javax.sql.CommonDataSource;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 database behind a data source of the application's own. */
public abstract class OwnDataSource implements CommonDataSource {
  final JdbcDataSource h2 = new JdbcDataSource();

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
}
