package dev.covenant.it.app;

import dev.covenant.ContractDispatcher;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.worker.EventWorkers;
import dev.covenant.worker.WorkerStatus;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Collections;
import java.util.List;

/** Sends parcels, and tells what became of them. */
@Path("parcels")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ParcelResource {
  @Inject private ContractDispatcher dispatcher;
  @Inject private Carriage carriage;
  @Inject private EventWorkers workers;
  @Inject private Journal journal;
  @Inject private Rows rows;

  @POST
  public JsonObject send(
      @QueryParam("id") String id,
      @QueryParam("fate") Parcel.Fate fate,
      @QueryParam("times") int times)
      throws InterruptedException {
    EventEnvelope parcel =
        EventEnvelope.of(EventCategory.DOMAIN, Parcel.class.getName(), new Parcel(id, fate));
    carriage.broker().publish(Collections.nCopies(times, parcel));
    return find(id);
  }

  @POST
  @Path("handed")
  public JsonObject hand(@QueryParam("id") String id, @QueryParam("fate") Parcel.Fate fate) {
    dispatcher.execute(new Parcel.Hand(new Parcel(id, fate)));
    return find(id);
  }

  @GET
  @Path("{id}")
  public JsonObject find(@PathParam("id") String id) {
    return Json.createObjectBuilder()
        .add("heard", journal.of(id))
        .add("rows", rows.count(Store.UNSPOILT, id, "parcel"))
        .add("waiting", Runner.RELAYED ? rows.waiting(id) : carriage.broker().size())
        .build();
  }

  @GET
  public JsonArray status() {
    JsonArrayBuilder all = Json.createArrayBuilder();
    List<WorkerStatus> found = workers.status();
    found.forEach(worker -> all.add(worker.name() + " " + worker.state()));
    return all.build();
  }
}
