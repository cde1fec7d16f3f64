package dev.covenant.it.app;

import dev.covenant.ContractDispatcher;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.Callable;

/** Tries to emit. */
@Path("emissions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class EmissionResource {
  @Inject private ContractDispatcher dispatcher;
  @Inject private EmissionDesk desk;
  @Inject private Runner runner;

  @POST
  @Path("{from}")
  public JsonObject attempt(@BeanParam Parameters parameters, @PathParam("from") Emission from) {
    Scenario scenario = parameters.scenario();
    String id = scenario.id();
    Callable<?> attempt =
        switch (from) {
          case OUTSIDE ->
              () -> {
                desk.attempt(id);
                return "attempted";
              };
          case QUERY -> () -> dispatcher.ask(new Emission.EmittingQuery(id));
          case JOB ->
              () -> {
                dispatcher.run(new Emission.EmittingJob(id));
                return "run";
              };
          default -> () -> dispatcher.execute(new Emission.EmittingCommand(id, from));
        };
    return runner.run(scenario, attempt).build();
  }
}
