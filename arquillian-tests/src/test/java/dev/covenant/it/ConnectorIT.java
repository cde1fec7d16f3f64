package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonNumber;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A connector written to the standard SPI at the end of a routed channel, and incoming channels
 * whose names are known at deployment only: what brokers stand on.
 */
@ExtendWith(ArquillianExtension.class)
class ConnectorIT {
  @ArquillianResource private URI address;

  @Deployment(testable = false)
  static WebArchive application() {
    return Wars.connector();
  }

  @Test
  void whatCommitsArrivesInOrderAtAChannelThatWasNamedAtDeployment() {
    String to = UUID.randomUUID().toString();

    Run run = post(to, 20, "DELIVERED", false);

    assertThat(run.result()).as(run.toString()).isEqualTo("20");
    await().untilAsserted(() -> assertThat(delivered(to)).isEqualTo(numbers(20)));
  }

  @Test
  void whatRollsBackNeverReachesTheConnector() {
    String bad = UUID.randomUUID().toString();
    String good = UUID.randomUUID().toString();

    assertThat(post(bad, 3, "DELIVERED", true).thrown()).containsExactly("IllegalStateException");
    post(good, 1, "DELIVERED", false);

    await().untilAsserted(() -> assertThat(delivered(good)).isEqualTo(numbers(1)));
    assertThat(delivered(bad)).isEmpty();
  }

  @Test
  void whatTheConnectorRefusesIsAFailureThatTheCallerSees() {
    Run run = post(UUID.randomUUID().toString(), 2, "REFUSED", false);

    assertThat(run.kind()).as(run.toString()).isEqualTo("SUBSCRIBER_FAILED");
    assertThat(run.result()).isEqualTo("2");
    assertThat(run.failures()).isEqualTo(2);
  }

  @Test
  void whatTheConsumerRefusesIsDeliveredAgain() {
    String to = UUID.randomUUID().toString();

    post(to, 3, "RETURNED", false);

    await()
        .untilAsserted(
            () -> assertThat(delivered(to)).containsExactlyInAnyOrderElementsOf(numbers(3)));
  }

  private Run post(String to, int letters, String fate, boolean fails) {
    return server()
        .post("it/post?to=%s&letters=%d&fate=%s&fails=%s".formatted(to, letters, fate, fails));
  }

  private List<Integer> delivered(String to) {
    return numbers("it/post?to=" + to);
  }

  private List<Integer> numbers(String path) {
    return server().get(path).asJsonArray().getValuesAs(JsonNumber.class).stream()
        .map(JsonNumber::intValue)
        .toList();
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private Server server() {
    return Server.at(address, "connector");
  }
}
