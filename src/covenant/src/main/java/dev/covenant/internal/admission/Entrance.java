package dev.covenant.internal.admission;

import dev.covenant.internal.presentation.Admission;
import dev.covenant.internal.presentation.Hub;
import dev.covenant.internal.presentation.Participant;
import dev.covenant.internal.presentation.RefusedException;
import dev.covenant.presentation.Handshake;
import dev.covenant.presentation.Refusal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides about clients during their handshake, while the request and its user are at hand. */
public final class Entrance {
  /** The query parameter with which a client says where it was. */
  public static final String CURSOR = "cursor";

  private static final Logger LOG = System.getLogger(Entrance.class.getName());

  private final OriginRule origins;
  private final ApplicationBeans beans;
  private volatile @Nullable Hub hub;

  /** An entrance to the application's hub. */
  public Entrance(OriginRule origins, ApplicationBeans beans) {
    this.origins = origins;
    this.beans = beans;
  }

  /** The hub behind it. To be called on a thread of the application first. */
  public Hub hub() {
    Hub known = hub;
    if (known == null) {
      known = beans.hub();
      hub = known;
    }
    return known;
  }

  /** The hub behind it, on any thread; empty where nobody has come through here yet. */
  public Optional<Hub> visitedHub() {
    return Optional.ofNullable(hub);
  }

  /**
   * Whether a page may connect, as far as the container tells where the request went to. One that
   * may not is counted as refused.
   */
  public boolean mayAllow(@Nullable String origin) {
    Optional<Target> target = beans.target();
    boolean allowed = target.isEmpty() || origins.allows(origin, null, target.get());
    if (!allowed) {
      otherSite(origin);
    }
    return allowed;
  }

  /**
   * Decides.
   *
   * @param secure whether the request is known to have come over TLS
   * @param session the id of the HTTP session that it belongs to
   * @param cursor where the client says that it was
   * @throws RefusedException if it may not connect
   */
  public Admission admit(
      Handshake handshake, boolean secure, Optional<String> session, Optional<String> cursor)
      throws RefusedException {
    refuseOtherSites(handshake, secure);
    try {
      long revocations = hub().revocations();
      Set<String> labels = ClientLabels.checked(beans.labels(handshake));
      Optional<String> user = handshake.principal().map(Principal::getName);
      return new Admission(new Participant(labels, user, session), cursor, revocations);
    } catch (RuntimeException | LinkageError e) {
      // Clients try again and again: the stack is for those who look into it.
      LOG.log(Level.WARNING, "Refused a connection, {0}: {1}", handshake, e);
      LOG.log(Level.DEBUG, "It was refused because of this", e);
      throw hub().refused(Refusal.UNRESOLVED);
    }
  }

  private void refuseOtherSites(Handshake handshake, boolean secure) throws RefusedException {
    String origin = handshake.header("Origin").orElse(null);
    String site = handshake.header("Sec-Fetch-Site").orElse(null);
    Target target = Target.of(handshake.header("Host").orElse(null), secure).orElse(null);
    if (!origins.allows(origin, site, target)) {
      throw otherSite(origin);
    }
  }

  private RefusedException otherSite(@Nullable String origin) {
    LOG.log(
        Level.INFO,
        "Refused a connection from a page of {0}; covenant.presentation.allowed-origins can admit"
            + " it",
        origin == null ? "another site" : origin);
    return hub().refused(Refusal.CROSS_ORIGIN);
  }
}
