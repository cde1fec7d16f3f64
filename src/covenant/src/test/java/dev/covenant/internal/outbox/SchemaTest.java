package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The versions of the outbox's tables; the scripts to 2 and 3 are among the tests. */
class SchemaTest {
  private TestDatabase database;

  private Schema schema(int version) {
    return new Schema(database.store(), database.kind(), version);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void tablesThatAreMissingAreNamedWithTheScript(TestDatabase.Server server) throws SQLException {
    database = TestDatabase.on(server);

    assertThatThrownBy(() -> schema(1).check())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("META-INF/covenant/outbox/" + server.name().toLowerCase() + ".sql")
        .hasMessageContaining("covenant.outbox.create-schema=true");
  }

  @ParameterizedTest
  @EnumSource
  void anUpgradeKeepsRowsAndOldNodesGoOnBesideNewOnes(TestDatabase.Server server)
      throws SQLException {
    database = TestDatabase.on(server);
    schema(1).create();
    database.execute("INSERT INTO covenant_outbox_lock (partition_key, used) VALUES ('k', 1)");
    assertThatThrownBy(() -> schema(2).check())
        .hasMessageContaining("have version 1, and this library needs 2; run")
        .hasMessageContaining("outbox/upgrade/" + server.name().toLowerCase() + "-2.sql");

    schema(2).create();

    assertThatCode(() -> schema(2).check()).doesNotThrowAnyException();
    assertThatCode(() -> schema(1).check()).as("an old node").doesNotThrowAnyException();
    assertThat(database.number("SELECT added FROM covenant_outbox_lock")).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource
  void tablesThatAnOldNodeCannotUseAreRefusedByIt(TestDatabase.Server server) throws SQLException {
    database = TestDatabase.on(server);
    schema(1).create();
    schema(3).create();

    assertThatCode(() -> schema(2).check()).doesNotThrowAnyException();
    assertThatThrownBy(() -> schema(1).check())
        .hasMessageContaining("have version 3, which a library of version 2 or later can use");
  }
}
