package dev.covenant.it.app;

import dev.covenant.sink.CommandEventSink;
import dev.covenant.sink.CommandEvents;

/** Sinks that fail. */
public enum Sinks implements CommandEventSink {
  /** Refuses before the commit. */
  VETOING {
    @Override
    public void beforeCommit(CommandEvents batch) {
      throw new Refused("The sink wants it");
    }
  },
  /** Fails after it. */
  FAILING {
    @Override
    public void afterCommit(CommandEvents batch) {
      throw new Refused("The sink wants it");
    }
  }
}
