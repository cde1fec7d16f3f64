package dev.covenant.it.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who heard what of each run. */
@ApplicationScoped
public class Journal {
  private record Heard(String who, String what) {}

  private final Map<String, List<Heard>> heard = new ConcurrentHashMap<>();
  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private final List<String> late = new CopyOnWriteArrayList<>();

  void heard(String id, String who, String what) {
    if (closed.contains(id)) {
      late.add(id + " " + who + " " + what);
    }
    heard.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>()).add(new Heard(who, what));
  }

  /** What was heard up to now. */
  JsonObject of(String id) {
    List<Heard> all = heard.getOrDefault(id, List.of());
    JsonObjectBuilder json = Json.createObjectBuilder();
    for (String who : new TreeSet<>(all.stream().map(Heard::who).toList())) {
      json.add(
          who,
          Json.createArrayBuilder(
              all.stream().filter(one -> one.who().equals(who)).map(Heard::what).toList()));
    }
    return json.build();
  }

  /** The run has ended: what is heard of it from now on is too late. */
  JsonObject close(String id) {
    closed.add(id);
    return of(id);
  }

  List<String> late() {
    return late;
  }
}
