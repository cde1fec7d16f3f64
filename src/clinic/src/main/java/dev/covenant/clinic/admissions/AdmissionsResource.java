package dev.covenant.clinic.admissions;

import dev.covenant.ContractDispatcher;
import dev.covenant.RuntimeRole;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The channel's messages over HTTP. */
@Path("admissions")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AdmissionsResource {
  @Inject private ContractDispatcher dispatcher;

  /** A JSON array; the messages are JSON already. */
  @GET
  public String list() {
    return "[" + String.join(",", dispatcher.as(RuntimeRole.WEB).ask(new ListAdmissions())) + "]";
  }
}
