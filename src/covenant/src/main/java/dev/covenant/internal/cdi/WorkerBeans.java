package dev.covenant.internal.cdi;

import dev.covenant.internal.config.WorkerSettings;
import dev.covenant.internal.scan.Problems;
import dev.covenant.worker.EventSource;
import dev.covenant.worker.SeenStore;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;

/** The beans that configured workers name. */
final class WorkerBeans {
  private WorkerBeans() {}

  static void check(List<WorkerSettings> workers, BeanManager manager, Problems problems) {
    for (WorkerSettings worker : workers) {
      check(worker.sourceKey(), worker.source(), EventSource.class, manager, problems);
      if (worker.seenStore() != null) {
        check(worker.seenStoreKey(), worker.seenStore(), SeenStore.class, manager, problems);
      }
    }
  }

  private static void check(
      String key, String name, Class<?> type, BeanManager manager, Problems problems) {
    if (!isThere(type, name, manager)) {
      problems.unnamed(key, name, type.getName());
    }
  }

  private static boolean isThere(Class<?> type, String name, BeanManager manager) {
    try {
      return manager.resolve(manager.getBeans(type, NamedLiteral.of(name))) != null;
    } catch (AmbiguousResolutionException e) {
      return false;
    }
  }
}
