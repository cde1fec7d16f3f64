package dev.covenant.it.generations;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps requests until all of a meeting are there, so that each has a thread of its own. An idle
 * thread of a server can hold the application of its last request until it gets another one.
 */
@ApplicationScoped
public class Meetings {
  private static final long PATIENCE_SECONDS = 2;

  private final Map<String, CountDownLatch> meetings = new ConcurrentHashMap<>();

  void meet(String meeting, int size) throws InterruptedException {
    CountDownLatch latch = meetings.computeIfAbsent(meeting, m -> new CountDownLatch(size));
    latch.countDown();
    latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
