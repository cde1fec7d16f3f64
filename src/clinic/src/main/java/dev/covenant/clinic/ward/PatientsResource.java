package dev.covenant.clinic.ward;

import dev.covenant.Command;
import dev.covenant.CommittedException;
import dev.covenant.ContractDispatcher;
import dev.covenant.Receipt;
import dev.covenant.RuntimeRole;
import dev.covenant.clinic.web.JsonBody;
import dev.covenant.clinic.web.Refused;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** The ward over HTTP: turns requests into contracts and results into responses. */
@Path("patients")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PatientsResource {
  private static final Logger LOG = System.getLogger(PatientsResource.class.getName());

  @Inject private ContractDispatcher dispatcher;

  @GET
  public List<WardBoard.Bed> board() {
    return dispatcher.as(RuntimeRole.WEB).ask(new WardBoard());
  }

  @POST
  public Response admit(JsonBody body, @QueryParam("fail") boolean fail) {
    AdmitPatient admission =
        new AdmitPatient(
            body.text("name", Patient.NAME_LENGTH), body.text("ward", Patient.WARD_LENGTH));
    Receipt<?> receipt = execute(fail ? new AdmitPatientThenFail(admission) : admission);
    return answer(Response.Status.CREATED, receipt)
        .entity(Json.createObjectBuilder().add("id", (Long) receipt.result()).build())
        .build();
  }

  @POST
  @Path("{id}/move")
  public Response move(@PathParam("id") long id, JsonBody body) {
    MovePatient move = new MovePatient(id, body.text("ward", Patient.WARD_LENGTH));
    return answer(Response.Status.NO_CONTENT, execute(move)).build();
  }

  @DELETE
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  public Response discharge(@PathParam("id") long id) {
    return answer(Response.Status.NO_CONTENT, execute(new DischargePatient(id))).build();
  }

  /** Tells the page which of its parts to read anew at once; the others hear of it. */
  private static Response.ResponseBuilder answer(Response.Status status, Receipt<?> receipt) {
    Response.ResponseBuilder answer = Response.status(status);
    receipt.headers().forEach(answer::header);
    return answer;
  }

  private Receipt<?> execute(Command<?> command) {
    try {
      return dispatcher.as(RuntimeRole.WEB).executeForReceipt(command);
    } catch (AdmissionRefused refused) {
      throw new Refused(Response.Status.CONFLICT, refused);
    } catch (UnknownPatient unknown) {
      throw new Refused(Response.Status.NOT_FOUND, unknown);
    } catch (CommittedException happened) {
      // Committed: to the client a success, whoever could not be told of it.
      LOG.log(Level.WARNING, happened.getMessage(), happened);
      return happened.receipt().orElseThrow();
    }
  }
}
