package dev.covenant.presentation;

import java.util.Set;

/**
 * Says which audience labels a connecting browser has. An application supplies at most one, as a
 * CDI bean of any scope; without it no client has labels, and each hears broadcasts only.
 *
 * <p>Called once for each connection, on the server's thread that answers the handshake, with the
 * request's own contexts: a {@code @RequestScoped} or {@code @SessionScoped} bean and Jakarta
 * Security's {@code SecurityContext} can be used. Several handshakes run at once, so an
 * implementation is thread-safe. It holds up the connecting client, and only that one.
 *
 * <p><strong>Nothing that a client sends may by itself name an audience.</strong> Headers and query
 * parameters are the client's claims: check them against what the server knows, the authenticated
 * user first of all, before a label follows from them.
 */
@FunctionalInterface
public interface AudienceResolver {
  /**
   * The labels of a connecting client. They stay what they are until it disconnects.
   *
   * @param handshake the request that opens the connection; valid during this call
   * @return its labels, as many as it needs, each within the limits of {@link
   *     dev.covenant.Audience#of(String...)}; empty for a client that hears broadcasts only
   * @throws RuntimeException to refuse the connection; so does null and an invalid label. It is
   *     logged, and the client learns no more than that it was refused
   */
  Set<String> labels(Handshake handshake);
}
