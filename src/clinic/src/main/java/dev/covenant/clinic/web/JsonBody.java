package dev.covenant.clinic.web;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.Response;

/** A request's JSON object, of which nothing is believed until it is asked for. */
public final class JsonBody {
  private final JsonObject json;

  JsonBody(JsonObject json) {
    this.json = json;
  }

  /** A text of 1 to {@code max} printable characters, without the space around it. */
  public String text(String field, int max) {
    JsonValue value = json.getOrDefault(field, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      throw refused(field, "is missing", max);
    }
    if (!(value instanceof JsonString string)) {
      throw refused(field, "is not a text", max);
    }
    String text = string.getString().strip();
    if (text.isEmpty()) {
      throw refused(field, "is blank", max);
    }
    if (text.length() > max) {
      throw refused(field, "has " + text.length() + " characters", max);
    }
    if (!text.codePoints().allMatch(JsonBody::isPrintable)) {
      throw refused(field, "has control characters or half ones", max);
    }
    return text;
  }

  private static boolean isPrintable(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL && type != Character.SURROGATE;
  }

  private static Refused refused(String field, String why, int max) {
    return new Refused(
        Response.Status.BAD_REQUEST,
        field + " " + why + ": send a text of 1 to " + max + " printable characters");
  }
}
