package dev.covenant.it.hub;

import dev.covenant.presentation.PresentationHub;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A query, whose responses say at which cursor it was read. */
@Path("board")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class BoardResource {
  @Inject private PresentationHub hub;

  /** The cursor, as code knows it. */
  @GET
  public String read() {
    return hub.cursor();
  }
}
