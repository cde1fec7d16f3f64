package dev.covenant.it.hub;

import dev.covenant.Audience;
import dev.covenant.ContractDispatcher;
import dev.covenant.presentation.PresentationCounts;
import dev.covenant.presentation.PresentationHub;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** Looks at the hub, and lends it a hand. */
@Path("hub")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HubResource {
  @Inject private PresentationHub hub;
  @Inject private ContractDispatcher dispatcher;

  @GET
  public JsonObject counts() {
    PresentationCounts counts = hub.counts();
    return Json.createObjectBuilder()
        .add("clients", counts.clients())
        .add("disconnected", json(counts.disconnected()))
        .add("refused", json(counts.refused()))
        .build();
  }

  private static JsonObject json(Map<?, Long> counts) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    counts.forEach((what, count) -> json.add(what.toString(), count));
    return json.build();
  }

  @POST
  @Path("revoked")
  public JsonObject revoke(@QueryParam("label") List<String> labels) {
    int disconnected = hub.revoke(Audience.of(labels.toArray(String[]::new)));
    return Json.createObjectBuilder().add("disconnected", disconnected).build();
  }

  @POST
  @Path("drawn")
  public JsonObject draw(
      @QueryParam("id") String id,
      @QueryParam("count") int count,
      @QueryParam("size") int size,
      @QueryParam("label") List<String> labels) {
    Audience audience =
        labels.isEmpty() ? Audience.everyone() : Audience.of(labels.toArray(String[]::new));
    for (int i = 0; i < count; i++) {
      dispatcher.execute(new Drawing.Draw(id, size, audience));
    }
    return JsonObject.EMPTY_JSON_OBJECT;
  }
}
