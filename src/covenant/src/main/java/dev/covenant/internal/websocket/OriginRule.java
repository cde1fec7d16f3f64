package dev.covenant.internal.websocket;

import java.util.Arrays;
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
record OriginRule(boolean any, Set<Origin> further) {
  private static final String ANY = "*";

  /** Reads a comma-separated list of origins, or {@code *}. */
  static OriginRule parse(String list) {
    Set<String> entries =
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .collect(Collectors.toSet());
    boolean any = entries.remove(ANY);
    return new OriginRule(
        any, entries.stream().map(OriginRule::origin).collect(Collectors.toUnmodifiableSet()));
  }

  private static Origin origin(String entry) {
    return Origin.parse(entry)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "covenant.websocket.allowed-origins has "
                        + entry
                        + ", which is no origin; write scheme://host or scheme://host:port, or *"));
  }

  /**
   * Whether a handshake may go on.
   *
   * @param origin its Origin header, or null: then no browser sent it
   * @param target where it was sent to, or null where that is not known
   */
  boolean allows(@Nullable String origin, @Nullable Target target) {
    if (any || origin == null) {
      return true;
    }
    return Origin.parse(origin)
        .filter(o -> further.contains(o) || target != null && o.isSameAs(target))
        .isPresent();
  }
}
