package dev.covenant.internal.outbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Reports the rows that nobody here can deliver, because their contract is gone. To be run when a
 * node begins to deliver.
 *
 * @param known whether this application knows a contract by its name
 */
record UnknownContracts(Store store, Predicate<String> known) implements Chores.Work {
  private static final Logger LOG = System.getLogger(UnknownContracts.class.getName());

  @Override
  public boolean run() throws SQLException {
    List<String> unknown = Objects.requireNonNull(store.begin(this::unknown));
    if (!unknown.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "The outbox has events of contracts that this application does not know: {0}. They are kept and block nothing but what is behind them of their partition keys. Bring a contract back under its name, or name that in @ContractName(aliases = ...) of the type in its place; or skip them with OutboxOperations.skipContract",
          String.join(", ", unknown));
    }
    return false;
  }

  private List<String> unknown(Connection connection) throws SQLException {
    List<String> unknown = new ArrayList<>();
    try (Statement query = connection.createStatement();
        ResultSet found =
            query.executeQuery(
                "SELECT contract, COUNT(*) FROM covenant_outbox GROUP BY contract ORDER BY contract")) {
      while (found.next()) {
        String contract = found.getString(1);
        if (!known.test(contract)) {
          unknown.add("%s (%d)".formatted(contract, found.getLong(2)));
        }
      }
    }
    return unknown;
  }
}
