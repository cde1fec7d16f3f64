package dev.covenant.clinic.web;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;

/** A request that is refused with a message written for whoever sent it. */
public class Refused extends ClientErrorException {
  private static final long serialVersionUID = 1L;

  public Refused(Response.Status status, String message) {
    super(message, status);
  }

  public Refused(Response.Status status, Throwable cause) {
    super(cause.getMessage(), status, cause);
  }
}
