package dev.covenant.testing.adapters;

import dev.covenant.EventEnvelope;
import dev.covenant.Registry;
import dev.covenant.memory.MemoryBroker;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEventSinks;
import dev.covenant.testing.RecordingSink;
import dev.covenant.testing.spi.CommandEventSinkContract;
import dev.covenant.testing.spi.Sample;
import dev.covenant.worker.EventBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;

/** The library's sinks. */
class SinksTest {
  private static List<Integer> numbers(List<EventEnvelope> events) {
    return events.stream().map(event -> ((Sample) event.value()).number()).toList();
  }

  @Nested
  class InProcess extends CommandEventSinkContract {
    private final List<Integer> heard = new CopyOnWriteArrayList<>();

    @Override
    protected Registry.Builder register(Registry.Builder registry) {
      return registry.integrationEvent(Sample.class, sample -> heard.add(sample.number()));
    }

    @Override
    protected CommandEventSink sink() {
      return CommandEventSinks.inProcess();
    }

    @Override
    protected List<Integer> heard(int count) {
      return heard;
    }
  }

  @Nested
  class ToABroker extends CommandEventSinkContract {
    private final MemoryBroker broker = MemoryBroker.refusing(100);
    private final CommandEventSink sink = CommandEventSinks.broker(broker);

    @Override
    protected CommandEventSink sink() {
      return sink;
    }

    @Override
    protected List<Integer> heard(int count) throws Exception {
      List<Integer> heard = new ArrayList<>();
      broker.close();
      while (broker.size() > 0) {
        EventBatch batch = broker.receive(100).orElseThrow();
        heard.addAll(numbers(batch.events()));
        batch.ack();
      }
      return heard;
    }
  }

  @Nested
  class ToAnOutbox extends CommandEventSinkContract {
    private final ListOutbox outbox = new ListOutbox();
    private final CommandEventSink sink = CommandEventSinks.outbox(outbox);

    @Override
    protected CommandEventSink sink() {
      return sink;
    }

    @Override
    protected List<Integer> heard(int count) {
      return numbers(outbox.stored());
    }
  }

  @Nested
  class Several extends CommandEventSinkContract {
    private final ListOutbox outbox = new ListOutbox();
    private final CommandEventSink sink =
        CommandEventSinks.composite(new RecordingSink(), null, CommandEventSinks.outbox(outbox));

    @Override
    protected CommandEventSink sink() {
      return sink;
    }

    @Override
    protected List<Integer> heard(int count) {
      return numbers(outbox.stored());
    }
  }

  @Nested
  class Recording extends CommandEventSinkContract {
    private final RecordingSink sink = new RecordingSink();

    @Override
    protected CommandEventSink sink() {
      return sink;
    }

    @Override
    protected List<Integer> heard(int count) {
      return numbers(sink.released());
    }
  }
}
