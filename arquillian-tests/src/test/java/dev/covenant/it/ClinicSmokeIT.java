package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ClinicSmokeIT {
  @Deployment(testable = false)
  static WebArchive clinic() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("clinic.war")));
  }

  @Test
  void servesItsStartPage(@ArquillianResource URI address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("index.html")).build();

    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("<title>");
  }
}
