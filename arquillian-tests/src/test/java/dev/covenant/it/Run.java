package dev.covenant.it;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;

/** What the application says of a run. */
record Run(JsonObject said) {
  /** What a listener heard. */
  List<String> heard(String who) {
    return texts(said.getJsonObject("heard").getJsonArray(who));
  }

  /** Everybody who heard something. */
  Iterable<String> listeners() {
    return said.getJsonObject("heard").keySet();
  }

  int rows(String kind) {
    return said.getJsonObject("rows").getInt(kind);
  }

  /** What the call returned, or what it says that its command returned. */
  String result() {
    return caller().getString("result", null);
  }

  /** The simple class names of what the call threw, and of its causes; empty if it returned. */
  List<String> thrown() {
    return texts(caller().getJsonArray("thrown"));
  }

  String kind() {
    return caller().getString("kind", null);
  }

  /** How many failures the call reported. */
  int failures() {
    return caller().getInt("failures");
  }

  /** Deliveries that have failed. */
  int failed() {
    return said.getInt("failed");
  }

  /** The transaction that is left on the caller's thread. */
  String status() {
    return said.getString("status");
  }

  /** What became of the command within. */
  Run inner() {
    return new Run(said.getJsonObject("inner"));
  }

  /** The same call, and what became of it later. */
  Run with(Run later) {
    return new Run(
        Json.createObjectBuilder(said)
            .add("heard", later.said.get("heard"))
            .add("rows", later.said.get("rows"))
            .build());
  }

  private JsonObject caller() {
    return said.getJsonObject("caller");
  }

  private static List<String> texts(JsonArray array) {
    return array == null
        ? List.of()
        : array.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
  }

  @Override
  public String toString() {
    return said.toString();
  }
}
