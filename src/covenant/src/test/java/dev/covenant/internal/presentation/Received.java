package dev.covenant.internal.presentation;

import java.util.Arrays;
import java.util.List;

/** What a client gets, taken apart. */
public final class Received {
  private Received() {}

  /** The messages in a text but greetings and heartbeats, without their cursors. */
  public static List<String> messages(String text) {
    String objects = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    return Arrays.stream(objects.split("(?<=}),(?=\\{\"cursor\")"))
        .map(object -> '{' + object.substring(object.indexOf("\",") + 2))
        .filter(object -> !object.startsWith("{\"notice\":\"heartbeat\""))
        .filter(object -> !object.contains("\"heartbeat\":"))
        .toList();
  }
}
