package dev.covenant.testing.adapters;

import dev.covenant.EventEnvelope;
import dev.covenant.memory.MemoryBroker;
import dev.covenant.sink.Broker;
import dev.covenant.testing.spi.BrokerContract;
import dev.covenant.testing.spi.EventSourceContract;
import dev.covenant.worker.EventBatch;
import dev.covenant.worker.EventSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The memory broker at both ends. */
class MemoryBrokerTest {
  private final MemoryBroker broker = MemoryBroker.blocking(1000);

  @Nested
  class Publishing extends BrokerContract {
    @Override
    protected Broker broker() {
      return broker;
    }

    @Override
    protected List<EventEnvelope> arrived(int count) throws Exception {
      List<EventEnvelope> arrived = new ArrayList<>();
      while (arrived.size() < count) {
        EventBatch batch = broker.receive(count).orElseThrow();
        arrived.addAll(batch.events());
        batch.ack();
      }
      return arrived;
    }
  }

  @Nested
  class Receiving extends EventSourceContract {
    @Override
    protected EventSource source() {
      return broker;
    }

    @Override
    protected void fill(List<EventEnvelope> events) throws Exception {
      broker.publish(events);
    }
  }
}
