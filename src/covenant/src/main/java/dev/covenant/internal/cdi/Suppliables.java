package dev.covenant.internal.cdi;

import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.internal.scan.Problems;
import dev.covenant.observation.ContractObserver;
import dev.covenant.presentation.AudienceResolver;
import dev.covenant.sink.CommandEventSink;
import dev.covenant.transaction.Transactions;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;

/** The beans that an application may supply in place of the library's own parts. */
final class Suppliables {
  private static final List<Class<?>> TYPES =
      List.of(
          AudienceResolver.class,
          CommandEventSink.class,
          ContractObserver.class,
          EnvelopeCodec.class,
          Transactions.class);

  private Suppliables() {}

  static void check(BeanManager manager, Problems problems) {
    for (Class<?> type : TYPES) {
      try {
        manager.resolve(manager.getBeans(type));
      } catch (AmbiguousResolutionException e) {
        problems.ambiguous(type.getName());
      }
    }
  }
}
