package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged example, as a browser and a script see it. */
@ExtendWith(ArquillianExtension.class)
class ClinicIT {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @ArquillianResource private URI server;

  private URI clinic;

  @Deployment(testable = false)
  static WebArchive clinic() {
    return Wars.clinic();
  }

  @BeforeEach
  void find() {
    clinic = Server.at(server, "clinic").address();
  }

  @Test
  void servesItsStartPage() throws Exception {
    HttpResponse<String> response = send(request("index.html"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("<title>");
  }

  @Test
  void anAdmissionIsStoredSentAndShown() throws Exception {
    String name = name();
    try (Browser browser = Browser.at(clinic)) {
      HttpResponse<String> response = admit("", admission(name));

      assertThat(response.statusCode()).isEqualTo(201);
      long id = json(response.body()).asJsonObject().getJsonNumber("id").longValue();
      assertThat(named(get("api/patients"), name).getJsonNumber("id").longValue()).isEqualTo(id);
      assertThat(named(get("api/patients"), name).getString("ward")).isEqualTo("3");
      JsonObject message = delivered(name);
      assertThat(message.getString("contract")).isEqualTo("clinic.patient-admitted");
      assertThat(message.getString("category")).isEqualTo("integration");
      assertThat(get("api/journal").toString()).contains(name + " admitted to 3");
      await().until(() -> browser.values("name").contains(name));
    }
  }

  @Test
  void ofAnAdmissionThatFailsNothingIsKeptOrHeard() throws Exception {
    String bad = name();
    try (Browser browser = Browser.at(clinic)) {
      HttpResponse<String> response = admit("?fail=true", admission(bad));

      assertThat(response.statusCode()).isEqualTo(409);
      assertThat(error(response)).contains("nothing is kept");
      nothingHappened(browser, bad);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"NAME\"",
        "{\"name\":\"NAME\",\"ward\":\"3\"} and more",
        "{\"name\":\"NAME\"}",
        "{\"ward\":\"NAME\"}",
        "{\"name\":null,\"ward\":\"NAME\"}",
        "{\"name\":\"\",\"ward\":\"NAME\"}",
        "{\"name\":\"  \\t\",\"ward\":\"NAME\"}",
        "{\"name\":7,\"ward\":\"NAME\"}",
        "{\"name\":[\"NAME\"],\"ward\":\"3\"}",
        "{\"name\":{\"first\":\"NAME\"},\"ward\":\"3\"}",
        "{\"name\":\"NAME\",\"ward\":true}",
        "{\"name\":\"NAME\\u0000\",\"ward\":\"3\"}"
      })
  void badInputIsRefusedWithAReason(String body) throws Exception {
    String bad = name();
    try (Browser browser = Browser.at(clinic)) {
      HttpResponse<String> response = admit("", body.replace("NAME", bad));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(error(response)).isNotBlank();
      nothingHappened(browser, bad);
    }
  }

  @Test
  void aNameOfAMegabyteIsRefused() throws Exception {
    String bad = name();
    try (Browser browser = Browser.at(clinic)) {
      HttpResponse<String> response = admit("", admission(bad + "x".repeat(1024 * 1024)));

      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(error(response)).contains("too large");
      nothingHappened(browser, bad);
    }
  }

  @Test
  void aNameThatIsTooLongIsRefused() throws Exception {
    String bad = name();
    try (Browser browser = Browser.at(clinic)) {
      HttpResponse<String> response = admit("", admission(bad + "x".repeat(100)));

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(error(response)).contains("name");
      nothingHappened(browser, bad);
    }
  }

  @Test
  void aPatientMovesAndGoesHome() throws Exception {
    String name = name();
    try (Browser browser = Browser.at(clinic)) {
      long id =
          json(admit("", admission(name)).body()).asJsonObject().getJsonNumber("id").longValue();

      HttpResponse<String> moved =
          send(
              request("api/patients/" + id + "/move")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"ward\":\"4\"}")));
      HttpResponse<String> discharged = send(request("api/patients/" + id).DELETE());

      assertThat(moved.statusCode()).isEqualTo(204);
      assertThat(discharged.statusCode()).isEqualTo(204);
      assertThat(get("api/patients").toString()).doesNotContain(name);
      await().until(() -> contracts(browser, name).size() == 3);
      assertThat(contracts(browser, name))
          .containsExactly(
              "clinic.patient-admitted", "clinic.patient-moved", "clinic.patient-discharged");
      HttpResponse<String> unknown = send(request("api/patients/" + id).DELETE());
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(error(unknown)).contains(String.valueOf(id));
    }
  }

  /** Waits for a later admission, so that what was never sent had its chance. */
  private void nothingHappened(Browser browser, String bad) throws Exception {
    String good = name();
    assertThat(admit("", admission(good)).statusCode()).isEqualTo(201);
    await().until(() -> browser.values("name").contains(good));
    assertThat(browser.events().toString()).doesNotContain(bad);
    assertThat(get("api/patients").toString()).contains(good).doesNotContain(bad);
    assertThat(get("api/admissions").toString()).contains(good).doesNotContain(bad);
    assertThat(get("api/journal").toString()).contains(good).doesNotContain(bad);
  }

  private static List<String> contracts(Browser browser, String name) {
    return browser.events().stream()
        .filter(event -> event.getJsonObject("value").getString("name").equals(name))
        .map(event -> event.getString("contract"))
        .toList();
  }

  private JsonObject delivered(String name) throws Exception {
    return get("api/admissions").getValuesAs(JsonObject.class).stream()
        .filter(message -> message.getJsonObject("value").getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject named(JsonArray all, String name) {
    return all.getValuesAs(JsonObject.class).stream()
        .filter(one -> one.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String name() {
    return "Ada " + UUID.randomUUID();
  }

  private static String admission(String name) {
    return Json.createObjectBuilder().add("name", name).add("ward", "3").build().toString();
  }

  private HttpResponse<String> admit(String query, String body) throws Exception {
    return send(
        request("api/patients" + query)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private JsonArray get(String path) throws Exception {
    HttpResponse<String> response = send(request(path));
    assertThat(response.statusCode()).isEqualTo(200);
    return json(response.body()).asJsonArray();
  }

  private static String error(HttpResponse<String> response) {
    return json(response.body()).asJsonObject().getString("error");
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(clinic.resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
