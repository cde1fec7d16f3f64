package dev.covenant.internal.presentation;

import dev.covenant.presentation.Disconnection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The transport's end of one client. The hub calls one method at a time and closes once. */
public interface Outlet {
  /**
   * Starts to send messages in their order, without waiting for the client.
   *
   * @param messages at least one; more where some had to wait
   * @param completion to be told once, on any thread, also before this method returns
   */
  void send(List<Message> messages, Completion completion);

  /**
   * Asks the client for a sign of life, where the transport can. May take its time.
   *
   * @return false if the client did not answer when it was asked before
   */
  boolean probe();

  /** Disconnects the client. May take its time, and throws nothing: there is nobody to tell. */
  void close(Disconnection cause);

  /** How a send ended. */
  interface Completion {
    void succeeded();

    void failed(@Nullable Throwable cause);
  }
}
