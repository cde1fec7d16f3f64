package dev.covenant.internal.admission;

import dev.covenant.internal.presentation.Hub;
import dev.covenant.presentation.Handshake;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a transport asks of the application, on a thread that answers a handshake. */
public interface ApplicationBeans {
  Hub hub();

  /** What the application's resolver returns, unchecked; no labels where it has none. */
  @Nullable Set<String> labels(Handshake handshake);

  /** Where the current handshake was sent, if the container can tell. */
  Optional<Target> target();
}
