package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is forgotten while subscribers are at work. */
@Timeout(90)
class PurgeTest {
  private static final Duration PAST = Duration.ofHours(-1);

  private TestDatabase database;
  private Inbox inbox;

  @AfterEach
  void close() throws SQLException {
    if (database != null) {
      database.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSubscriberAtWorkHoldsNoPurgeUp(TestDatabase.Server server) throws Exception {
    database = TestDatabase.on(server);
    new Schema(database.store(), database.kind()).create();
    inbox = new Inbox(database.kind());
    mark("done");
    Purge purge = new Purge(database.store(), database.kind(), Optional.of(PAST), PAST);

    database
        .store()
        .committed(
            () -> {
              database.store().join(c -> inbox.mark(c, "subscriber", "at work"));
              FutureTask<Void> purging =
                  new FutureTask<>(
                      () -> {
                        purge.run();
                        return null;
                      });
              new Thread(purging).start();
              return purging.get(20, TimeUnit.SECONDS);
            });

    assertThat(database.texts("SELECT event_id FROM covenant_inbox")).containsExactly("at work");
  }

  private void mark(String event) throws SQLException {
    database.store().begin(c -> inbox.mark(c, "subscriber", event));
  }
}
