package dev.covenant.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.ContractDispatcher;
import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.Sinks;
import dev.covenant.Ward;
import dev.covenant.Ward.Admit;
import dev.covenant.Ward.Admitted;
import dev.covenant.codec.EncodedEnvelope;
import dev.covenant.codec.WritingCodec;
import dev.covenant.internal.presentation.Hub;
import dev.covenant.internal.presentation.HubSettings;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEventSinks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An event is encoded once, however many targets it has. */
class EncodedOnceTest {
  private final AtomicInteger calls = new AtomicInteger();
  private final List<String> sent = new ArrayList<>();
  private final Registry registry =
      Registry.builder()
          .command(Admit.class, String.class, EncodedOnceTest::admit)
          .integrationEvent(Admitted.class, event -> {})
          .presentationEvent(Admitted.class, event -> {})
          .build();

  private static String admit(Admit command) {
    Ward.EVENTS.emitIntegration(new Admitted(command.patient()));
    Ward.EVENTS.emitPresentation(new Admitted(command.patient()));
    return command.patient();
  }

  @Test
  void forAChannelAndSeveralHubs() {
    try (Hub first = Hub.withThreads(HubSettings.DEFAULT);
        Hub second = Hub.withThreads(HubSettings.DEFAULT)) {
      run(channelAndHubs(first, second));
    }

    assertThat(calls).hasValue(2);
    assertThat(sent).hasSize(1).first().asString().endsWith("\"value\":\"1\"}");
  }

  @Test
  void forACompositeOfEverything() {
    try (Hub hub = Hub.withThreads(HubSettings.DEFAULT)) {
      run(
          CommandEventSinks.composite(
              CommandEventSinks.outbox(this::write),
              CommandEventSinks.broker(this::write),
              CommandEventSinks.presentation(hub),
              CommandEventSinks.presentation(hub),
              channelAndHubs(hub),
              new Sinks.Encoding(),
              CommandEventSinks.inProcess()));
    }

    assertThat(calls).hasValue(2);
    assertThat(sent).hasSize(5);
    assertThat(sent.stream().map(text -> EncodedEnvelope.parse(text).json()).distinct())
        .containsExactlyInAnyOrder("\"1\"", "\"2\"");
  }

  @Test
  void whatNobodyWritesIsNotEncoded() {
    run(CommandEventSinks.inProcess());

    assertThat(calls).hasValue(0);
  }

  private void write(List<EventEnvelope> events) {
    events.forEach(event -> sent.add(EncodedEnvelope.of(event).write()));
  }

  private DefaultSink channelAndHubs(Hub... hubs) {
    Route route =
        new Route(
            "admissions",
            payload -> {
              sent.add(payload);
              return CompletableFuture.completedFuture(null);
            });
    return new DefaultSink(
        Map.of(registry.nameOf(Admitted.class), route), List.of(hubs), Duration.ofSeconds(1));
  }

  private void run(CommandEventSink sink) {
    ContractDispatcher.builder(registry)
        .sink(sink)
        .codec(new WritingCodec(value -> "\"" + calls.incrementAndGet() + "\""))
        .build()
        .execute(new Admit("Ada"));
  }
}
