package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.Ward.Admitted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventEnvelopeTest {
  @Test
  void itHasOneIdWhoeverAsksFirst() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CyclicBarrier barrier = new CyclicBarrier(2);
    try {
      for (int i = 0; i < 2_000; i++) {
        EventEnvelope event = admitted();
        Callable<String> asking =
            () -> {
              barrier.await(10, TimeUnit.SECONDS);
              return event.id();
            };
        List<String> ids = new ArrayList<>();
        for (Future<String> id : threads.invokeAll(List.of(asking, asking))) {
          ids.add(id.get());
        }
        assertThat(ids).containsOnly(event.id());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void eachHasAnIdOfItsOwn() {
    assertThat(admitted().id()).isNotEqualTo(admitted().id());
  }

  private static EventEnvelope admitted() {
    return EventEnvelope.of(EventCategory.DOMAIN, "ward.admitted", new Admitted("Ada"));
  }
}
