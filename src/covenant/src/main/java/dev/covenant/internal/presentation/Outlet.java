package dev.covenant.internal.presentation;

import org.jspecify.annotations.Nullable;

/** The transport's end of one client. The hub sends one text at a time and closes once. */
public interface Outlet {
  /**
   * Starts to send a text, without waiting for the client.
   *
   * @param completion to be told once, on any thread, also before this method returns
   */
  void send(String text, Completion completion);

  /** Disconnects the client. May take its time, and throws nothing: there is nobody to tell. */
  void close(Parting parting);

  /** How a send ended. */
  interface Completion {
    void succeeded();

    void failed(@Nullable Throwable cause);
  }
}
