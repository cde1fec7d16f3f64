package dev.covenant.it.app;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Defines the data sources and creates the tables. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
    name = "java:app/jdbc/unspoilt",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "jdbc:h2:mem:unspoilt;DB_CLOSE_DELAY=-1",
    user = "sa",
    password = "")
@DataSourceDefinition(
    name = "java:app/jdbc/nested",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "jdbc:h2:mem:nested;DB_CLOSE_DELAY=-1",
    user = "sa",
    password = "")
@DataSourceDefinition(
    name = "java:app/jdbc/distributed",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "jdbc:h2:mem:distributed;DB_CLOSE_DELAY=-1",
    user = "sa",
    password = "")
@DataSourceDefinition(
    name = "java:app/jdbc/single-local",
    className = "dev.covenant.it.app.LocalDataSource",
    url = "jdbc:h2:mem:local;DB_CLOSE_DELAY=-1",
    user = "sa",
    password = "",
    initialPoolSize = 1,
    minPoolSize = 1,
    maxPoolSize = 1,
    properties = {"fish.payara.max-wait-time-in-millis=500", "connectionTimeout=500ms"})
@DataSourceDefinition(
    name = "java:app/jdbc/single",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "jdbc:h2:mem:single;DB_CLOSE_DELAY=-1",
    user = "sa",
    password = "",
    initialPoolSize = 1,
    minPoolSize = 1,
    maxPoolSize = 1,
    // Each server has a name of its own for how long to wait for a connection, and at least 30 s
    // otherwise; WildFly has none.
    properties = {"fish.payara.max-wait-time-in-millis=500", "connectionTimeout=500ms"})
@DataSourceDefinition(
    name = "java:app/jdbc/refusing",
    className = "dev.covenant.it.app.RefusingDataSource",
    url = "jdbc:h2:mem:refusing;DB_CLOSE_DELAY=-1",
    user = "sa",
    password = "")
@DataSourceDefinition(
    name = "java:app/jdbc/heuristic",
    className = "dev.covenant.it.app.HeuristicDataSource",
    url = "jdbc:h2:mem:heuristic;DB_CLOSE_DELAY=-1",
    user = "sa",
    password = "")
public class Tables {
  @Inject private Rows rows;

  @PostConstruct
  void create() {
    for (Store store : Store.values()) {
      rows.execute(
          store, "create table if not exists scenario_row (id varchar(40), kind varchar(40))");
    }
    rows.execute(
        Store.DEFAULT,
        "create table if not exists ticket (id varchar(40) primary key, touched int not null)");
  }
}
