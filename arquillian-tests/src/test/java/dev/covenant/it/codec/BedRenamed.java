package dev.covenant.it.codec;

import dev.covenant.codec.EventUpcaster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** In the first version of a chart the bed was a place. */
@ApplicationScoped
public class BedRenamed implements EventUpcaster {
  @Override
  public String contract() {
    return "it.chart";
  }

  @Override
  public int from() {
    return 1;
  }

  @Override
  public String upcast(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject old = reader.readObject();
      return Json.createObjectBuilder(old).add("bed", old.getInt("place")).build().toString();
    }
  }
}
