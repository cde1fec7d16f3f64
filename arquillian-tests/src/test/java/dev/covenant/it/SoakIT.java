package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Browsers leave nothing behind, however many come and go. For some seconds, or for long. */
@ExtendWith(ArquillianExtension.class)
class SoakIT {
  private static final Duration DURATION =
      Duration.parse(System.getProperty("covenant.soak", "PT4S"));

  /** Makes the server's pools and caches as large as they will be. */
  private static final Duration WARM_UP =
      Collections.min(List.of(DURATION.dividedBy(2), Duration.ofMinutes(4)));

  /** Servers keep idle threads and lost sockets for a while. */
  private static final Duration SETTLING = Duration.ofMinutes(4);

  @ArquillianResource private URI address;

  @Deployment(testable = false)
  static WebArchive application() {
    return Wars.presentation();
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void clientsThatComeAndGoLeaveNothingBehind() throws Exception {
    Server server = Server.at(address, "presentation");
    Churn churn = new Churn(server.address(), () -> show(server));
    churn.run(WARM_UP);
    settled(server);
    Vitals before = Vitals.of(server);

    churn.run(DURATION);
    settled(server);

    await()
        .atMost(SETTLING)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(Vitals.of(server)).matches(now -> now.isLike(before)));
    System.out.printf(
        "Soak of %s on %s: %s; before %s, after %s%n",
        DURATION, ServerKind.TESTED, churn, before, Vitals.of(server));
  }

  private static void show(Server server) {
    assertThat(server.post("it/shows?id=soak").thrown()).isEmpty();
  }

  /** Waits until no client is left. */
  private static void settled(Server server) {
    await()
        .atMost(SETTLING)
        .until(
            () -> {
              show(server);
              return HubCounts.of(server).clients() == 0;
            });
  }
}
