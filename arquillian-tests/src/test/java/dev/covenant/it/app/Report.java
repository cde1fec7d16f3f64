package dev.covenant.it.app;

import dev.covenant.CommittedException;
import dev.covenant.ContractException;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.concurrent.Callable;

/** Says in JSON how a call ended. */
public final class Report {
  private Report() {}

  public static JsonObject of(Callable<?> call) {
    try {
      return Json.createObjectBuilder().add("result", String.valueOf(call.call())).build();
    } catch (Throwable t) {
      return thrown(t);
    }
  }

  private static JsonObject thrown(Throwable failure) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    JsonArrayBuilder chain = Json.createArrayBuilder();
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause()) {
      chain.add(cause.getClass().getSimpleName());
      depth++;
    }
    json.add("thrown", chain).add("message", String.valueOf(failure.getMessage()));
    if (failure instanceof ContractException known) {
      json.add("kind", known.kind().name());
    }
    if (failure instanceof CommittedException committed) {
      json.add("result", String.valueOf(committed.result()));
      json.add("failures", committed.failures().size());
    }
    return json.build();
  }
}
