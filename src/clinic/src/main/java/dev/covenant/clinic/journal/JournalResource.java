package dev.covenant.clinic.journal;

import dev.covenant.ContractDispatcher;
import dev.covenant.RuntimeRole;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The journal over HTTP. */
@Path("journal")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class JournalResource {
  @Inject private ContractDispatcher dispatcher;

  @GET
  public List<ReadJournal.Line> read() {
    return dispatcher.as(RuntimeRole.WEB).ask(new ReadJournal());
  }
}
