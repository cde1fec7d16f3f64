package dev.covenant.it.operations;

import dev.covenant.ContractDispatcher;
import dev.covenant.outbox.OutboxEntry;
import dev.covenant.outbox.OutboxOperations;
import dev.covenant.outbox.OutboxState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Begins shifts, and looks after what became of them. */
@Path("operations")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class OperationsResource {
  @Inject private ContractDispatcher dispatcher;
  @Inject private OutboxOperations outbox;
  @Inject private ShiftDesk desk;

  @POST
  public JsonObject begin(@QueryParam("name") String name) {
    dispatcher.execute(new Shift(name));
    return look();
  }

  @POST
  @Path("open")
  public JsonObject open() {
    desk.open();
    return look();
  }

  @POST
  @Path("resubmit")
  public JsonObject resubmit(@QueryParam("cause") String cause) {
    return changed(outbox.resubmitCause(cause));
  }

  @POST
  @Path("skip")
  public JsonObject skip(@QueryParam("seq") long seq) {
    return changed(outbox.skip(seq) ? 1 : 0);
  }

  private static JsonObject changed(long count) {
    return Json.createObjectBuilder().add("changed", count).build();
  }

  @GET
  public JsonObject look() {
    JsonObjectBuilder rows = Json.createObjectBuilder();
    outbox.status().forEach((state, count) -> rows.add(state.name(), count.rows()));
    JsonArrayBuilder dead = Json.createArrayBuilder();
    outbox.page(OutboxState.DEAD, 0, 100).forEach(entry -> dead.add(shown(entry)));
    return Json.createObjectBuilder()
        .add("rows", rows)
        .add("dead", dead)
        .add("heard", Json.createArrayBuilder(desk.heard()))
        .build();
  }

  private static JsonObject shown(OutboxEntry entry) {
    return Json.createObjectBuilder()
        .add("seq", entry.seq())
        .add("contract", entry.contract())
        .add("payload", entry.payload())
        .add("error", String.valueOf(entry.lastError()))
        .build();
  }
}
