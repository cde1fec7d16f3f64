package dev.covenant.it.codec;

import dev.covenant.ContractDispatcher;
import dev.covenant.EventEnvelope;
import dev.covenant.codec.EncodedEnvelope;
import dev.covenant.codec.EnvelopeDecoder;
import dev.covenant.it.app.Report;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.Callable;

/** Writes and reads charts. */
@Path("charts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ChartResource {
  @Inject private ContractDispatcher dispatcher;
  @Inject private EnvelopeDecoder decoder;

  /** An envelope, as it would go over a wire. */
  @POST
  @Path("written")
  public JsonObject written(@QueryParam("full") boolean full) {
    return said(() -> write(full));
  }

  /** What comes back of one that was written: the same, or what differs. */
  @POST
  @Path("read-back")
  public JsonObject readBack(@QueryParam("full") boolean full) {
    return said(
        () -> {
          EventEnvelope back = decoder.decode(write(full));
          Chart chart = full ? Chart.FULL : Chart.EMPTY;
          return back.value().equals(chart) ? "the same for " + back.audience() : back.value();
        });
  }

  /** What an envelope is read as. */
  @POST
  @Path("read")
  public JsonObject read(@QueryParam("text") String text) {
    return said(() -> decoder.decode(text).value());
  }

  /** Whose Jackson is found. */
  @POST
  @Path("jackson")
  public JsonObject jackson() {
    ClassLoader application = Chart.class.getClassLoader();
    return said(
        () ->
            application.loadClass("com.fasterxml.jackson.databind.ObjectMapper").getClassLoader()
                    == application
                ? "the application's"
                : "the server's");
  }

  private String write(boolean full) {
    return EncodedEnvelope.of(dispatcher.capture(new Fill(full)).events().get(0)).write();
  }

  private static JsonObject said(Callable<?> call) {
    return Json.createObjectBuilder().add("caller", Report.of(call)).build();
  }
}
