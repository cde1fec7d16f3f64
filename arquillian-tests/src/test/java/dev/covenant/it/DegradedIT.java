package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that has no Reactive Messaging: the server has none, or does not show it. */
@ExtendWith(ArquillianExtension.class)
class DegradedIT {
  @Deployment(testable = false)
  static WebArchive notes() {
    return Wars.notes();
  }

  @Test
  void anApplicationThatRoutesNothingWorks(@ArquillianResource URI address) {
    Server server = Server.at(address, "notes");

    assertThat(server.text("notes?text=a"))
        .isEqualTo("noted a [domain a, integration a, presentation a]");
    assertThat(server.text("notes?text=b&fails=")).isEqualTo("The pencil broke []");
  }

  @ParameterizedTest
  @EnumSource
  void browsersSeeWhatIsNotedDown(Transport transport, @ArquillianResource URI address) {
    Server server = Server.at(address, "notes");
    try (Browser browser = transport.connect(server.address(), "").connected()) {
      server.text("notes?text=c");

      await().until(() -> browser.values("text").contains("c"));
    }
  }
}
