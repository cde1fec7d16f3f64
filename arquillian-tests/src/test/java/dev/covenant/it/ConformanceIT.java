package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The library on a server, in one deployment. */
@ExtendWith(ArquillianExtension.class)
class ConformanceIT
    implements MatrixTests,
        NestingTests,
        EmissionTests,
        FailureTests,
        ResourceTests,
        StorageTests,
        BrowserTests,
        WorkerTests,
        CodecTests {
  @ArquillianResource private URI address;

  @Deployment(testable = false)
  static WebArchive application() {
    return Wars.conformance();
  }

  /** Of a run that has ended nothing more is heard, whatever came after it. */
  @AfterEach
  void nothingIsHeardTooLate() {
    assertThat(server().get("it/scenarios/late").asJsonArray()).isEmpty();
  }

  @Override
  public Server server() {
    return Server.at(address, "conformance");
  }

  @Override
  public Delivery delivery() {
    return Delivery.DIRECT;
  }

  @Override
  public String writer() {
    return "json_b";
  }
}
