package dev.covenant.it.generations;

import dev.covenant.ContractDispatcher;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
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
import java.util.List;

/** Runs commands, and counts class loaders. */
@Path("generations")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class GenerationResource {
  @Inject private ContractDispatcher dispatcher;
  @Inject private LifeDesk desk;
  @Inject private Carriage carriage;
  @Inject private Meetings meetings;
  @Inject private Generations generations;
  @Inject private Register register;

  @POST
  public JsonObject live(
      @QueryParam("id") String id,
      @QueryParam("meeting") String meeting,
      @QueryParam("size") int size)
      throws InterruptedException {
    meetings.meet(meeting, size);
    register.enterOnAThread(id);
    String result = dispatcher.execute(new Live(id));
    carriage
        .broker()
        .publish(List.of(EventEnvelope.of(EventCategory.INTEGRATION, "it.lived", new Lived(id))));
    return Json.createObjectBuilder().add("result", result).build();
  }

  @GET
  @Path("heard")
  public JsonArray heard(@QueryParam("id") String id) {
    return Json.createArrayBuilder(desk.heard(id)).build();
  }

  @GET
  public JsonArray reachable() {
    return Json.createArrayBuilder(generations.reachable()).build();
  }
}
