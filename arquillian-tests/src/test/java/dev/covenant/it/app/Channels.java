package dev.covenant.it.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The other ends of the channels. */
@ApplicationScoped
public class Channels {
  @Inject private Journal journal;
  @Inject private Endings endings;

  @Incoming("facts")
  public void sent(String envelope) {
    JsonObject event = parse(envelope);
    String id = event.getJsonObject("value").getString("id");
    journal.heard(id, "integration", endings.status());
    journal.heard(id, "envelope", event.getString("category") + " " + event.getString("contract"));
  }

  @Incoming("numbers")
  public void numbered(String envelope) {
    JsonObject value = parse(envelope).getJsonObject("value");
    journal.heard(value.getString("id"), "sent numbers", String.valueOf(value.getInt("number")));
  }

  @Incoming("broken")
  public void lost(String envelope) {
    journal.heard(parse(envelope).getJsonObject("value").getString("id"), "lost", endings.status());
    throw new Refused("The channel's consumer wants it");
  }

  private static JsonObject parse(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
