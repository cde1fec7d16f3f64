package dev.covenant.testing.weld;

import dev.covenant.sink.CommandEventSinks;
import dev.covenant.testing.RecordingSink;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The application's sink. */
@Dependent
class RecordingBeans {
  /** Final, and so of a scope without client proxy. */
  @Produces
  @Singleton
  static RecordingSink sink() {
    return RecordingSink.inFrontOf(CommandEventSinks.inProcess());
  }
}
