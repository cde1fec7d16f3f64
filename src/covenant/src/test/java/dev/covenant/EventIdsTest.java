package dev.covenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.internal.emission.EventIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdsTest {
  private static final int MANY = 20_000;

  @Test
  void idsRise() {
    assertThat(many()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void idsAreUniqueOverThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<List<String>> work = EventIdsTest::many;
      Set<String> all = new HashSet<>();
      for (Future<List<String>> ids : threads.invokeAll(List.of(work, work, work, work))) {
        all.addAll(ids.get());
      }
      assertThat(all).hasSize(4 * MANY);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void idsAreUuidsOfVersion7WithTheTime() {
    long before = System.currentTimeMillis();
    UUID id = EventIds.next();

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isBetween(before - 1, before + 10_000);
  }

  private static List<String> many() {
    return new ArrayList<>(
        Stream.generate(EventIds::next).map(UUID::toString).limit(MANY).toList());
  }
}
