package dev.covenant.internal.admission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a client sent its handshake.
 *
 * @param address what its Host header says
 * @param secure whether it is known to have come over TLS; false behind a proxy that ends TLS
 */
public record Target(HostPort address, boolean secure) {
  public static Optional<Target> of(@Nullable String host, boolean secure) {
    return Optional.ofNullable(host)
        .flatMap(HostPort::parse)
        .map(address -> new Target(address, secure));
  }
}
