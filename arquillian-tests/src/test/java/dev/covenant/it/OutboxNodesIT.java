package dev.covenant.it;

import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import dev.covenant.it.app.Store;
import dev.covenant.it.app.TransactionOwner;
import java.io.IOException;
import java.net.URI;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two applications that share an outbox, in the place of two nodes. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OutboxNodesIT {
  @ArquillianResource private Deployer deployer;

  @Deployment(name = "redeployer", testable = false)
  static WebArchive redeployer() {
    return Wars.redeployer();
  }

  @Deployment(name = "storing", managed = false, testable = false)
  static WebArchive storing() {
    return Wars.storing();
  }

  @Deployment(name = "delivering", managed = false, testable = false)
  static WebArchive delivering() {
    return Wars.delivering();
  }

  @Test
  @OperateOnDeployment("redeployer")
  void whatANodeWithoutTheRoleStoresAnotherOneDelivers(@ArquillianResource URI address)
      throws IOException {
    Scenario scenario =
        Scenario.of(TransactionOwner.DISPATCHER, Outcome.COMMIT, Reaction.NOTHING)
            .in(Store.DISTRIBUTED);
    try (Redeployable storing = Redeployable.of(deployer, address, "storing", storing());
        Redeployable delivering = Redeployable.of(deployer, address, "delivering", delivering())) {
      Server stores = storing.deploy();
      Run run = stores.run(scenario);
      Server delivers = delivering.deploy();
      Run there = delivers.relayed(scenario);
      Run here = stores.find(scenario);

      SoftAssertions.assertSoftly(
          softly -> {
            softly.assertThat(run.rows("outbox")).as("stored, in %s", run).isEqualTo(3);
            softly.assertThat(there.listeners()).contains("domain", "integration", "reaction");
            softly.assertThat(here.listeners()).containsExactly("presentation");
            softly.assertThat(there.heard("presentation")).isEmpty();
          });
    }
  }
}
