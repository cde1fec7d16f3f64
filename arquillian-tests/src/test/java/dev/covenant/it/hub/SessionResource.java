package dev.covenant.it.hub;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;

/** The HTTP session of who asks. */
@Path("session")
@RequestScoped
public class SessionResource {
  @Context private HttpServletRequest request;

  @POST
  public void begin(@QueryParam("seconds") @DefaultValue("1800") int seconds) {
    request.getSession().setMaxInactiveInterval(seconds);
  }

  /** As after a login. */
  @PUT
  public void rename() {
    request.changeSessionId();
  }

  @DELETE
  public void end() {
    request.getSession(false).invalidate();
  }
}
