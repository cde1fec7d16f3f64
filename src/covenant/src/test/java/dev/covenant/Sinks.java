package dev.covenant;

import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sinks that remember what they were given. */
public final class Sinks {
  private Sinks() {}

  /** Remembers both phases. */
  public static final class Remembering implements CommandEventSink {
    private final List<CommandEvents> prepared = new CopyOnWriteArrayList<>();
    private final List<CommandEvents> released = new CopyOnWriteArrayList<>();

    @Override
    public void beforeCommit(CommandEvents batch) {
      prepared.add(batch);
    }

    @Override
    public void afterCommit(CommandEvents batch) {
      released.add(batch);
    }

    public List<List<Object>> prepared() {
      return prepared.stream().map(Sinks::values).toList();
    }

    public List<List<Object>> released() {
      return released.stream().map(Sinks::values).toList();
    }

    public List<RuntimeRole> roles() {
      return released.stream().map(batch -> batch.role().orElse(null)).toList();
    }
  }

  /** Remembers what was encoded. */
  public static final class Encoding implements CommandEventSink {
    private final List<String> json = new CopyOnWriteArrayList<>();

    @Override
    public boolean encodes(EventEnvelope event) {
      return true;
    }

    @Override
    public void afterCommit(CommandEvents batch) {
      batch.events().forEach(event -> json.add(event.json().orElse("none")));
    }

    public List<String> json() {
      return List.copyOf(json);
    }
  }

  /** A sink that refuses before the commit. */
  public static CommandEventSink vetoing(Exception veto) {
    return new CommandEventSink() {
      @Override
      public void beforeCommit(CommandEvents batch) throws Exception {
        throw veto;
      }
    };
  }

  /** A sink that fails after the commit. */
  public static CommandEventSink failing(Exception failure) {
    return new CommandEventSink() {
      @Override
      public void afterCommit(CommandEvents batch) throws Exception {
        throw failure;
      }
    };
  }

  private static List<Object> values(CommandEvents batch) {
    return batch.events().stream().map(EventEnvelope::value).toList();
  }
}
