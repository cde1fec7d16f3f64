package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that brings Jackson. */
@ExtendWith(ArquillianExtension.class)
class JacksonIT implements CodecTests {
  @ArquillianResource private URI address;

  @Deployment(testable = false)
  static WebArchive application() {
    return Wars.jackson();
  }

  @Override
  public Server server() {
    return Server.at(address, "jackson");
  }

  @Override
  public String writer() {
    return "jackson";
  }

  @Test
  void theServersClassesMayBeFoundFirst() {
    assertThat(server().post("it/charts/jackson").result())
        .isEqualTo(Findings.findsItsOwnJackson() ? "the server's" : "the application's");
  }
}
