package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator sees and does on a server. */
@ExtendWith(ArquillianExtension.class)
class OutboxOperationsIT {
  @ArquillianResource private URI address;

  @Deployment(testable = false)
  static WebArchive application() {
    return Wars.operations();
  }

  private Server server() {
    return Server.at(address, "operations");
  }

  private JsonObject look() {
    return server().get("it/operations").asJsonObject();
  }

  private int changed(String path) {
    return server().post("it/operations/" + path).said().getInt("changed");
  }

  private static JsonObject dead(JsonObject seen, String name) {
    return seen.getJsonArray("dead").getValuesAs(JsonObject.class).stream()
        .filter(one -> one.getString("payload").contains(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatFailedIsFoundSkippedAndDeliveredAgain() {
    server().post("it/operations?name=Ada");
    server().post("it/operations?name=Bob");
    JsonObject failed = await().until(this::look, seen -> seen.getJsonArray("dead").size() == 2);
    assertThat(dead(failed, "Ada").getString("contract")).isEqualTo("it.begun");
    assertThat(dead(failed, "Ada").getString("error")).contains("The desk of Ada is closed");

    assertThat(changed("skip?seq=" + dead(failed, "Bob").getInt("seq"))).isEqualTo(1);
    server().post("it/operations/open");
    assertThat(changed("resubmit?cause=desk%20of")).isEqualTo(1);

    JsonObject heard = await().until(this::look, seen -> !seen.getJsonArray("heard").isEmpty());
    assertThat(heard.getJsonArray("heard").getValuesAs(JsonString::getString))
        .containsExactly("Ada");
    JsonObject end =
        await().until(this::look, seen -> seen.getJsonObject("rows").getInt("LEASED") == 0);
    assertThat(end.getJsonArray("dead")).isEmpty();
    assertThat(end.getJsonObject("rows").getInt("SKIPPED")).isEqualTo(1);
    assertThat(end.getJsonObject("rows").getInt("READY")).isZero();
  }

  @Test
  void theServerAsksTheHealthChecks() {
    Server health = new Server(ServerKind.TESTED.health(address));

    JsonObject ready = health.get("health/ready").asJsonObject();

    List<JsonObject> checks =
        ready.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
            .filter(check -> check.getString("name").startsWith("covenant-"))
            .toList();
    assertThat(checks)
        .as("in %s", ready)
        .extracting(check -> check.getString("name"))
        .containsExactlyInAnyOrder("covenant-outbox", "covenant-outbox-delivery");
    assertThat(checks).allMatch(check -> check.getString("status").equals("UP"));
  }
}
