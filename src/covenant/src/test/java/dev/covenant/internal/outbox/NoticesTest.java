package dev.covenant.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Words of new rows between nodes, through a real PostgreSQL. */
@Timeout(60)
class NoticesTest {
  private static final Duration STOP = Duration.ofSeconds(10);

  private final AtomicInteger heard = new AtomicInteger();
  private TestDatabase here;
  private TestDatabase elsewhere;
  private NoticeListener listener;
  private NoticeSender sender;

  @BeforeEach
  void listen() throws SQLException {
    here = TestDatabase.on(TestDatabase.Server.POSTGRESQL);
    elsewhere = TestDatabase.on(TestDatabase.Server.POSTGRESQL);
    listener = new NoticeListener(here.store(), heard::incrementAndGet);
    listener.start(Thread::new);
    await().untilAsserted(() -> assertThat(heard).as("listens").hasPositiveValue());
    sender = new NoticeSender(here.store());
    sender.start(Thread::new);
  }

  @AfterEach
  void stop() throws Exception {
    assertThat(sender.stop(STOP)).isTrue();
    assertThat(listener.stop(STOP)).isTrue();
    elsewhere.close();
    here.close();
  }

  @Test
  void aWordReachesTheOtherNode() {
    int before = heard.get();

    sender.word();

    await().until(() -> heard.get() > before);
  }

  @Test
  void manyWordsAreFew() {
    int before = heard.get();

    for (int i = 0; i < 1000; i++) {
      sender.word();
    }

    await().until(() -> heard.get() > before);
    assertThat(heard.get() - before).isLessThan(100);
  }

  @Test
  void anOutboxInAnotherSchemaIsNotMeant() throws Exception {
    int before = heard.get();
    NoticeSender other = new NoticeSender(elsewhere.store());
    AtomicInteger there = new AtomicInteger();
    NoticeListener theirs = new NoticeListener(elsewhere.store(), there::incrementAndGet);
    theirs.start(Thread::new);
    await().until(() -> there.get() == 1);
    other.start(Thread::new);

    other.word();

    await().until(() -> there.get() == 2);
    sender.word();
    await().until(() -> heard.get() > before);
    assertThat(heard.get()).isEqualTo(before + 1);
    assertThat(other.stop(STOP) && theirs.stop(STOP)).isTrue();
  }

  @Test
  void aLostConnectionIsReplaced() throws SQLException {
    int before = heard.get();
    here.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND application_name = current_schema()");

    await().atMost(Duration.ofSeconds(20)).until(() -> heard.get() > before);
    int again = heard.get();
    sender.word();
    await().until(() -> heard.get() > again);
  }
}
