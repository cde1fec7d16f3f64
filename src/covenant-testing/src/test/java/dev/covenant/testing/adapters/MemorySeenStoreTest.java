package dev.covenant.testing.adapters;

import dev.covenant.memory.MemorySeenStore;
import dev.covenant.testing.spi.SeenStoreContract;
import dev.covenant.worker.SeenStore;

class MemorySeenStoreTest extends SeenStoreContract {
  private final SeenStore store = new MemorySeenStore(100);

  @Override
  protected SeenStore store() {
    return store;
  }
}
