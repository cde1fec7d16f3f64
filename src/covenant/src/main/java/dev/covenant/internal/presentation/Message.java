package dev.covenant.internal.presentation;

import dev.covenant.Audience;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What goes to clients, at its place: encoded once, and shared by all of them. Thread-safe. */
public final class Message {
  private final Cursor cursor;
  private final Audience audience;
  private final String text;
  private volatile byte @Nullable [] stream;

  Message(Cursor cursor, Audience audience, String members) {
    this.cursor = cursor;
    this.audience = audience;
    this.text = "{\"cursor\":\"" + cursor + "\"," + members + '}';
  }

  Message(Cursor cursor, Notice notice) {
    this(cursor, notice.audience(), notice.members());
  }

  long offset() {
    return cursor.offset();
  }

  boolean isFor(Participant participant) {
    return audience.includes(participant.labels());
  }

  /** The JSON object, without line breaks. */
  public String text() {
    return text;
  }

  /** The same as an event of a stream (HTML Living Standard, section 9.2.6). */
  public byte[] stream() {
    byte[] encoded = stream;
    if (encoded == null) {
      // Two that come at once encode the same.
      encoded = ("id: " + cursor + "\ndata: " + text + "\n\n").getBytes(StandardCharsets.UTF_8);
      stream = encoded;
    }
    return encoded;
  }
}
