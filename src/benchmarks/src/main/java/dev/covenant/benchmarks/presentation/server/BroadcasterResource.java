package dev.covenant.benchmarks.presentation.server;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;

/** Server-sent events by Jakarta REST. */
@Path("broadcaster")
public class BroadcasterResource {
  private static Sse events;
  private static SseBroadcaster broadcaster;

  /** Takes part until the client goes. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void register(@Context SseEventSink sink, @Context Sse sse) {
    broadcaster(sse).register(sink);
    sink.send(sse.newEventBuilder().data(String.class, "{}").build());
  }

  private static synchronized SseBroadcaster broadcaster(Sse sse) {
    if (broadcaster == null) {
      events = sse;
      broadcaster = sse.newBroadcaster();
    }
    return broadcaster;
  }

  static synchronized void broadcast(String text) {
    broadcaster.broadcast(events.newEventBuilder().data(String.class, text).build());
  }
}
