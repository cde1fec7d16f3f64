package dev.covenant.internal.outbox;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Counts how often the outbox told an operator that the database fails it. */
final class RelayFailures extends Handler implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(RelayFailures.class.getPackageName());

  private final AtomicInteger count = new AtomicInteger();

  RelayFailures() {
    LOGGER.addHandler(this);
  }

  int count() {
    return count.get();
  }

  @Override
  public void publish(LogRecord told) {
    if (told.getLevel().intValue() >= Level.WARNING.intValue() && isOfDatabase(told.getThrown())) {
      count.incrementAndGet();
    }
  }

  private static boolean isOfDatabase(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
  }
}
