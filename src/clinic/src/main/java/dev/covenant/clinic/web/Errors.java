package dev.covenant.clinic.web;

import jakarta.json.Json;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers every failure with {@code {"error": "..."}}. */
@Provider
public class Errors implements ExceptionMapper<Throwable> {
  private static final Logger LOG = System.getLogger(Errors.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof Refused refused) {
      return answer(Response.fromResponse(refused.getResponse()), refused.getMessage());
    }
    if (failure instanceof NotSupportedException) {
      return answer(
          Response.status(Status.UNSUPPORTED_MEDIA_TYPE), "Send JSON, as application/json");
    }
    if (failure instanceof WebApplicationException http) {
      // Its message speaks of the server's insides.
      Response response = http.getResponse();
      return answer(Response.fromResponse(response), response.getStatusInfo().getReasonPhrase());
    }
    LOG.log(Level.ERROR, "A request failed", failure);
    return answer(Response.serverError(), "The clinic has failed; its log says why");
  }

  private static Response answer(Response.ResponseBuilder response, String error) {
    return response
        .type(MediaType.APPLICATION_JSON)
        .entity(Json.createObjectBuilder().add("error", error).build())
        .build();
  }
}
