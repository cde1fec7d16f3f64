package dev.covenant.presentation;

import dev.covenant.Audience;

/**
 * Sends presentation events to connected browsers. A CDI bean that applications inject.
 * Thread-safe.
 *
 * <p>What it sends has an order, and every place in it a cursor: the start of this node's hub that
 * it belongs to, and a number. A client that connects with a cursor gets exactly what came after it
 * and is for it, as long as that is kept; else it is told to read everything anew.
 */
public interface PresentationHub {
  /** The name of the HTTP response header that carries a {@link #cursor()}. */
  String CURSOR_HEADER = "Covenant-Cursor";

  /**
   * The cursor of now. Taken before a query reads, and before its transaction begins, it lets the
   * browser that got the answer connect without missing what happened since; what the answer
   * already shows may come once more.
   *
   * @return the cursor, 3 to 51 letters, digits and dashes
   */
  String cursor();

  /**
   * Disconnects at once every client that has all of these labels, on this node. They get nothing
   * more, and connect again only as far as the {@link AudienceResolver} lets them: change what it
   * looks at before. A client that is connecting meanwhile is refused.
   *
   * @param labels the labels; {@link Audience#everyone()} disconnects every client
   * @return how many clients were disconnected
   */
  int revoke(Audience labels);

  /**
   * What has happened here since the application started.
   *
   * @return the counts of now
   */
  PresentationCounts counts();
}
