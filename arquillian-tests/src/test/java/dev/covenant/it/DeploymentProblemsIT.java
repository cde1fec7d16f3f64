package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application with problems is not deployed, and the server says all of them. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeploymentProblemsIT {
  @ArquillianResource private Deployer deployer;

  @Deployment(name = "problems", managed = false, testable = false)
  static WebArchive problems() {
    return Wars.problems();
  }

  @Test
  void theServerSaysAllProblemsAtOnce() {
    String said = Deployments.whatIsSaidWhileDeploying(deployer, "problems");

    assertThat(said)
        .contains("Covenant found 5 problems")
        .contains("ProblemDesk.second(Owned): Owned already has an owner, ProblemDesk.first")
        .contains("ProblemDesk.typed(Typed): it returns java.lang.Integer, but Typed says")
        .contains("ProblemDesk.heard(Fact, String): it has 2 parameters")
        .contains("EnterpriseProblemDesk.third(Third): the method is not public, and an enterprise")
        .contains(
            "Channel nowhere, to which dev.covenant.it.problems.ProblemDesk$Sent is routed, does not"
                + " exist; configure mp.messaging.outgoing.nowhere.connector or write an"
                + " @Incoming(\"nowhere\") method");
  }
}
