package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications that have no Reactive Messaging: the server has none, or does not show it. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DegradedIT {
  @ArquillianResource private Deployer deployer;

  @Deployment(name = "notes", testable = false)
  static WebArchive notes() {
    return Wars.notes();
  }

  @Deployment(name = "routed-notes", managed = false, testable = false)
  static WebArchive routed() {
    return Wars.routedNotes();
  }

  @Test
  @OperateOnDeployment("notes")
  void anApplicationThatRoutesNothingWorks(@ArquillianResource URI address) {
    Server server = Server.at(address, "notes");

    assertThat(server.text("notes?text=a"))
        .isEqualTo("noted a [domain a, integration a, presentation a]");
    assertThat(server.text("notes?text=b&fails=")).isEqualTo("The pencil broke []");
  }

  @Test
  void anApplicationThatRoutesIsToldWhatItLacks() {
    String said = Deployments.whatIsSaidWhileDeploying(deployer, "routed-notes");

    assertThat(said)
        .contains(
            "Channel notes needs MicroProfile Reactive Messaging, which is absent; add it or remove"
                + " the need");
  }
}
