package dev.covenant.example;

import dev.covenant.codec.EventUpcaster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

@ApplicationScoped
public class BedSplit implements EventUpcaster {
  @Override
  public String contract() {
    return "clinic.patient-moved";
  }

  @Override
  public int from() {
    return 1;
  }

  /** From {"id":1,"bed":"3-12"} to {"id":1,"ward":"3","bed":12}. */
  @Override
  public String upcast(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      JsonObject old = reader.readObject();
      String[] place = old.getString("bed").split("-", 2);
      return Json.createObjectBuilder(old)
          .add("ward", place[0])
          .add("bed", Integer.parseInt(place[1]))
          .build()
          .toString();
    }
  }
}
