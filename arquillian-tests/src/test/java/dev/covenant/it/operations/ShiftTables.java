package dev.covenant.it.operations;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;

/** Defines a data source of its own: events of other applications are in the server's. */
@Singleton
@DataSourceDefinition(
    name = "java:app/jdbc/operations",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "jdbc:h2:mem:operations;DB_CLOSE_DELAY=-1",
    user = "sa",
    password = "")
public class ShiftTables {}
