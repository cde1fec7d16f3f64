package dev.covenant.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemorySeenStoreTest {
  @Test
  void itForgetsWhatWasUsedLongestAgo() {
    MemorySeenStore store = new MemorySeenStore(2);
    store.markIfNew(List.of("a", "b"));
    store.seen(List.of("a"));

    store.markIfNew(List.of("c"));

    assertThat(store.seen(List.of("a", "b", "c"))).containsExactlyInAnyOrder("a", "c");
    assertThat(store.size()).isEqualTo(2);
  }

  @Test
  void itNeedsRoom() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemorySeenStore(0))
        .withMessage("A store of 0 ids remembers nothing; let it remember at least one");
  }
}
