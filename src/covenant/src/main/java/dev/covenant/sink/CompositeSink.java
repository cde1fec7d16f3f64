package dev.covenant.sink;

import dev.covenant.EventEnvelope;
import java.util.List;

/** Several sinks, in order, up to the first that fails. */
record CompositeSink(List<CommandEventSink> sinks) implements CommandEventSink {
  @Override
  public boolean encodes(EventEnvelope event) {
    return sinks.stream().anyMatch(sink -> sink.encodes(event));
  }

  @Override
  public void emitted(EventEnvelope event) {
    sinks.forEach(sink -> sink.emitted(event));
  }

  @Override
  public void beforeCommit(CommandEvents batch) throws Exception {
    for (CommandEventSink sink : sinks) {
      sink.beforeCommit(batch);
    }
  }

  @Override
  public void afterCommit(CommandEvents batch) throws Exception {
    for (CommandEventSink sink : sinks) {
      sink.afterCommit(batch);
    }
  }
}
