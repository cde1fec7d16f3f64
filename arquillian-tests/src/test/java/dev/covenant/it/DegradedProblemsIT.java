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

/**
 * An application that needs Reactive Messaging and has none. A class of its own: Payara's adapter
 * loses sight of a server when it starts another one for a second deployment.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DegradedProblemsIT {
  @ArquillianResource private Deployer deployer;

  @Deployment(name = "routed-notes", managed = false, testable = false)
  static WebArchive routed() {
    return Wars.routedNotes();
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
