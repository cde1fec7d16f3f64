package dev.covenant.it.postgresql;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;

/** Defines a data source on a PostgreSQL server, with a driver that the application brings. */
@Singleton
@DataSourceDefinition(
    name = "java:app/jdbc/postgresql",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = ShiftTables.URL + "?currentSchema=" + ShiftTables.SCHEMA,
    user = ShiftTables.USER,
    password = "")
public class ShiftTables {
  /** Where the server is. */
  public static final String URL = "jdbc:postgresql://127.0.0.1:5432/test";

  /** Who may log in without a password. */
  public static final String USER = "postgres";

  /** Where the tables are. */
  public static final String SCHEMA = "covenant_it";
}
