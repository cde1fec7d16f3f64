package dev.covenant.sink;

import dev.covenant.EventEnvelope;
import dev.covenant.observation.ObservationName;
import java.util.List;

/** Publishes to a broker. */
record BrokerSink(Broker broker) implements CommandEventSink {
  @Override
  public boolean encodes(EventEnvelope event) {
    return true;
  }

  @Override
  public void afterCommit(CommandEvents batch) throws Exception {
    Observed.run(
        batch, ObservationName.BROKER_PUBLISH, List.copyOf(batch.events()), broker::publish);
  }
}
