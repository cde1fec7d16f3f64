package dev.covenant.it.app;

import dev.covenant.Command;
import dev.covenant.ContractDispatcher;
import dev.covenant.sink.CommandEventSink;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Runs scenarios. */
@Path("scenarios")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ScenarioResource {
  @Inject private ContractDispatcher dispatcher;
  @Inject private Runner runner;
  @Inject private Journal journal;
  @Inject private EntityDesk entities;
  @Inject private Rows rows;

  @POST
  public JsonObject act(@BeanParam Parameters parameters) {
    Scenario scenario = parameters.scenario();
    return run(scenario, Act.of(scenario));
  }

  @POST
  @Path("nested/{inner}")
  public JsonObject nest(@BeanParam Parameters parameters, @PathParam("inner") Inner inner) {
    Scenario scenario = parameters.scenario();
    Nest command = new Nest(scenario, inner);
    return runner
        .run(scenario, () -> dispatcher.execute(command))
        .add("inner", runner.of(Nest.innerId(scenario.id()), scenario.store()))
        .build();
  }

  @POST
  @Path("tolerated/{way}")
  public JsonObject tolerate(@BeanParam Parameters parameters, @PathParam("way") Tolerate.Way way) {
    return run(parameters.scenario(), Tolerate.of(way, parameters.scenario()));
  }

  @POST
  @Path("meeting")
  public JsonObject meet(@BeanParam Parameters parameters, @QueryParam("with") String other) {
    return run(parameters.scenario(), new Meet(parameters.scenario(), other));
  }

  @POST
  @Path("sink/{sink}")
  public JsonObject sink(@BeanParam Parameters parameters, @PathParam("sink") Sinks sink) {
    Scenario scenario = parameters.scenario();
    return runner.run(scenario, () -> dispatcher.to(sink).execute(new Act.Plain(scenario))).build();
  }

  @POST
  @Path("stored")
  public JsonObject store(@BeanParam Parameters parameters) {
    Scenario scenario = parameters.scenario();
    CommandEventSink sink = new StoringSink(rows, scenario.store());
    return runner.run(scenario, () -> dispatcher.to(sink).execute(Act.of(scenario))).build();
  }

  @POST
  @Path("completing")
  public JsonObject complete(@BeanParam Parameters parameters) {
    return run(parameters.scenario(), new Complete(parameters.scenario()));
  }

  @POST
  @Path("broken-channel")
  public JsonObject lose(@BeanParam Parameters parameters) {
    return run(parameters.scenario(), new Lose(parameters.scenario().id()));
  }

  @POST
  @Path("entity/{moment}")
  public JsonObject touch(
      @BeanParam Parameters parameters, @PathParam("moment") Touch.Moment moment) {
    Scenario scenario = parameters.scenario();
    entities.create(scenario.id());
    return run(scenario, Touch.of(moment, scenario.id()));
  }

  private JsonObject run(Scenario scenario, Command<?> command) {
    return runner.run(scenario, () -> dispatcher.execute(command)).build();
  }

  /** A command with events that have an order. */
  @POST
  @Path("counted")
  public JsonObject count(@BeanParam Parameters parameters, @QueryParam("to") int to) {
    return run(parameters.scenario(), new Count(parameters.scenario().id(), to));
  }

  /** What is known of a run by now. */
  @GET
  @Path("{id}")
  public JsonObject find(
      @PathParam("id") String id,
      @QueryParam("store") Store store,
      @QueryParam("ended") boolean ended) {
    return ended ? runner.ended(id, store) : runner.of(id, store);
  }

  /** What was heard of runs that had ended. */
  @GET
  @Path("late")
  public JsonArray late() {
    return Json.createArrayBuilder(journal.late()).build();
  }
}
