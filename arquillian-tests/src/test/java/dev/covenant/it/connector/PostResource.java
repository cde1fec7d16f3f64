package dev.covenant.it.connector;

import dev.covenant.ContractDispatcher;
import dev.covenant.it.app.Report;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Posts letters, and shows the mailbox. */
@Path("post")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PostResource {
  @Inject private ContractDispatcher dispatcher;
  @Inject private Mailbox mailbox;

  @POST
  public JsonObject post(
      @QueryParam("to") String to,
      @QueryParam("letters") int letters,
      @QueryParam("fate") Letter.Fate fate,
      @QueryParam("fails") boolean fails) {
    return Json.createObjectBuilder()
        .add("caller", Report.of(() -> dispatcher.execute(new Post(to, letters, fate, fails))))
        .build();
  }

  @GET
  public JsonArray delivered(@QueryParam("to") String to) {
    return Json.createArrayBuilder(mailbox.to(to)).build();
  }
}
