package dev.covenant.internal.dispatch;

import dev.covenant.internal.emission.HandlerBoundary;
import dev.covenant.internal.emission.Recording;
import dev.covenant.internal.emission.ThreadScope;
import dev.covenant.internal.registry.Owner;
import org.jspecify.annotations.Nullable;

/** Calls a handler while its recording stands on the thread. */
final class Handling {
  private Handling() {}

  static @Nullable Object of(Owner owner, Object command, Recording recording) throws Throwable {
    Object[] slots = recording.slots();
    Object outer = slots[ThreadScope.EMITTER];
    Object boundary = owner.boundary();
    slots[ThreadScope.EMITTER] =
        boundary == null ? recording : new HandlerBoundary.Expecting(boundary, recording);
    try {
      return owner.handler().apply(command);
    } finally {
      slots[ThreadScope.EMITTER] = outer;
    }
  }
}
