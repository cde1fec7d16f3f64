package dev.covenant.internal.presentation;

import static dev.covenant.internal.presentation.Joins.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.EventEnvelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hubs of several nodes on one channel that brings everybody everything, its own word too. */
class HubNodesTest {
  private final List<Hub> nodes = new ArrayList<>();
  private final Hub here = node();
  private final Hub there = node();
  private final FakeOutlet outlet = FakeOutlet.prompt();

  private static Hub node() {
    return Hub.on(Runnable::run, Limits.NONE.settings());
  }

  @BeforeEach
  void connect() {
    Consumer<Broadcast> channel = broadcast -> nodes.forEach(node -> node.receive(broadcast));
    for (Hub node : List.of(here, there)) {
      nodes.add(node);
      node.feeds(channel);
    }
  }

  @Test
  void aClientHearsWhatAnyNodeAcceptedOnce() {
    join(here, outlet);
    List<EventEnvelope> own = Presented.events("own", 2);
    List<EventEnvelope> other = Presented.events("other", 2);

    here.send(own);
    there.send(other);
    there.invalidate(new TreeSet<>(Set.of("clinic.board")));

    List<String> all = new ArrayList<>(Presented.texts(own));
    all.addAll(Presented.texts(other));
    all.add("{\"notice\":\"query.invalidate\",\"queries\":[\"clinic.board\"]}");
    assertThat(outlet.texts).containsExactlyElementsOf(all);
  }

  @Test
  void anAudienceIsTheSameOnEveryNode() {
    join(here, outlet, "ward-3");

    there.send(List.of(Presented.event("three", "ward-3"), Presented.event("four", "ward-4")));

    assertThat(outlet.texts).containsExactly(Presented.text("three"));
  }

  @Test
  void aClientThatComesFromAnotherNodeReadsAnew() {
    here.send(Presented.events("e", 1));

    Joins.resume(there, here.cursor(), outlet);

    assertThat(outlet.greetings).allMatch(told -> told.notice().equals("resync")).hasSize(1);
  }
}
