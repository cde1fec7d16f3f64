package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.it.app.Parcel;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A worker that the configuration starts, on the server's threads. */
interface WorkerTests {
  Server server();

  @Test
  default void theConfiguredWorkerRuns() {
    assertThat(server().get("it/parcels").asJsonArray().getValuesAs(JsonString::getString))
        .containsExactly("parcels RUNNING");
  }

  @Test
  default void aWorkerHasTheApplicationsNamesARequestForEachEventAndNoTransaction() {
    JsonObject first = delivered(Parcel.Fate.TAKEN, 1);
    JsonObject second = delivered(Parcel.Fate.TAKEN, 1);

    assertThat(heard(first, "status")).containsExactly("no transaction");
    assertThat(heard(first, "names")).containsExactly("there");
    assertThat(heard(first, "request"))
        .hasSize(1)
        .doesNotContainAnyElementsOf(heard(second, "request"));
  }

  @Test
  default void aSubscriberCommitsATransactionOfItsOwnAndRunsCommands() {
    JsonObject parcel = delivered(Parcel.Fate.TAKEN, 1);

    assertThat(parcel.getInt("rows")).isEqualTo(1);
    assertThat(heard(parcel, "forwarded")).containsExactly("no transaction");
  }

  @Test
  default void whatASubscriberRefusesComesAgain() {
    JsonObject parcel = delivered(Parcel.Fate.REFUSED_ONCE, 1);

    assertThat(heard(parcel, "request")).hasSize(2);
    assertThat(parcel.getInt("rows")).as("the first was rolled back").isEqualTo(1);
    assertThat(heard(parcel, "forwarded")).hasSize(1);
  }

  @Test
  default void whatWasDeliveredIsSkipped() {
    JsonObject parcel = delivered(Parcel.Fate.TAKEN, 3);

    assertThat(parcel.getInt("rows")).isEqualTo(1);
  }

  private JsonObject delivered(Parcel.Fate fate, int times) {
    String id = UUID.randomUUID().toString();
    server().post("it/parcels?id=%s&fate=%s&times=%d".formatted(id, fate, times));
    return delivered(server(), id);
  }

  /** What became of a parcel that is sent. */
  static JsonObject delivered(Server server, String id) {
    return await()
        .until(
            () -> server.get("it/parcels/" + id).asJsonObject(),
            found -> found.getInt("waiting") == 0);
  }

  static List<String> heard(JsonObject parcel, String what) {
    JsonObject heard = parcel.getJsonObject("heard");
    return heard.containsKey(what)
        ? heard.getJsonArray(what).getValuesAs(JsonString::getString)
        : List.of();
  }
}
