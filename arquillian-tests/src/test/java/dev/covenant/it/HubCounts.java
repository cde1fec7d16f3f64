package dev.covenant.it;

import dev.covenant.presentation.Disconnection;
import dev.covenant.presentation.Refusal;
import jakarta.json.JsonObject;

/** What the hub of an application says about itself. */
record HubCounts(JsonObject said) {
  static HubCounts of(Server server) {
    return new HubCounts(server.get("it/hub").asJsonObject());
  }

  int clients() {
    return said.getInt("clients");
  }

  int disconnected(Disconnection cause) {
    return said.getJsonObject("disconnected").getInt(cause.name());
  }

  int refused(Refusal cause) {
    return said.getJsonObject("refused").getInt(cause.name());
  }
}
