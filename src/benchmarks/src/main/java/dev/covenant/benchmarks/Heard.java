package dev.covenant.benchmarks;

import com.google.common.eventbus.Subscribe;
import org.springframework.context.event.EventListener;

/** A subscriber that counts. For one thread. */
public final class Heard {
  long facts;

  @Subscribe
  @EventListener
  public void hear(Fact fact) {
    facts++;
  }
}
