package dev.covenant.it.app;

import dev.covenant.ContractDispatcher;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Shows facts. */
@Path("shows")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ShowResource {
  @Inject private ContractDispatcher dispatcher;

  @POST
  public JsonObject show(
      @QueryParam("id") String id,
      @QueryParam("label") @DefaultValue("") String label,
      @QueryParam("fails") boolean fails) {
    return Json.createObjectBuilder()
        .add("caller", Report.of(() -> dispatcher.execute(new Show(id, label, fails))))
        .build();
  }
}
