package dev.covenant.internal.admission;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which sites' pages may connect: browsers send cookies along with a handshake from any page (RFC
 * 6455, section 10.2), so without a rule every site could listen in its visitors' names.
 *
 * @param any whether all may
 * @param further which may besides the application's own
 */
public record OriginRule(boolean any, Set<Origin> further) {
  /** Only the application's own. */
  public static final OriginRule OWN = new OriginRule(false, Set.of());

  private static final String ANY = "*";

  /** Reads a comma-separated list of origins, or {@code *}; empty where an entry is neither. */
  public static Optional<OriginRule> parse(String list) {
    Set<String> entries =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .collect(Collectors.toSet());
    boolean any = entries.remove(ANY);
    Set<Origin> origins =
        entries.stream().flatMap(e -> Origin.parse(e).stream()).collect(Collectors.toSet());
    return origins.size() == entries.size()
        ? Optional.of(new OriginRule(any, Set.copyOf(origins)))
        : Optional.empty();
  }

  /**
   * Whether a handshake may go on.
   *
   * @param origin its Origin header, or null: then no browser sent it, or one that got it from a
   *     page that cannot read the answer or is the application's own
   * @param site its Sec-Fetch-Site header (Fetch Metadata Request Headers, section 2.3), or null
   * @param target where it was sent to, or null where that is not known
   */
  boolean allows(@Nullable String origin, @Nullable String site, @Nullable Target target) {
    if (any) {
      return true;
    }
    if (origin == null) {
      return site == null || site.equals("same-origin") || site.equals("none");
    }
    return Origin.parse(origin)
        .filter(o -> further.contains(o) || target != null && o.isSameAs(target))
        .isPresent();
  }
}
