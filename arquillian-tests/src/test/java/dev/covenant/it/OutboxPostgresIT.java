package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.RuntimeRole;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two applications on a PostgreSQL server, in the place of two nodes that never poll. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OutboxPostgresIT {
  @ArquillianResource private Deployer deployer;

  @Deployment(name = "redeployer", testable = false)
  static WebArchive redeployer() {
    return Wars.redeployer();
  }

  @Deployment(name = "saying", managed = false, testable = false)
  static WebArchive saying() {
    return Wars.operations("saying", RuntimeRole.WEB);
  }

  @Deployment(name = "hearing", managed = false, testable = false)
  static WebArchive hearing() {
    return Wars.operations("hearing", RuntimeRole.WORKER);
  }

  private static List<String> heard(Server server) {
    return server
        .get("it/operations")
        .asJsonObject()
        .getJsonArray("heard")
        .getValuesAs(JsonString::getString);
  }

  private static int rows(Server server, String state) {
    JsonObject seen = server.get("it/operations").asJsonObject();
    return seen.getJsonObject("rows").getInt(state);
  }

  @Test
  @OperateOnDeployment("redeployer")
  void aNodeThatOnlyStoresTellsTheOneThatDelivers(@ArquillianResource URI address)
      throws Exception {
    try (PostgresSchema schema = PostgresSchema.create();
        Redeployable saying = Redeployable.of(deployer, address, "saying", saying());
        Redeployable hearing = Redeployable.of(deployer, address, "hearing", hearing())) {
      Server says = saying.deploy();
      Server hears = hearing.deploy();
      hears.post("it/operations/open");

      says.post("it/operations?name=Ada");
      await().until(() -> heard(hears).contains("Ada"));
      says.post("it/operations?name=Bob,Eve,Kim");
      await().until(() -> heard(hears).size() == 4);

      assertThat(heard(hears)).containsExactlyInAnyOrder("Ada", "Bob", "Eve", "Kim");
      assertThat(heard(says)).isEmpty();
      await().until(() -> rows(says, "LEASED") + rows(says, "READY") == 0);
    }
  }
}
