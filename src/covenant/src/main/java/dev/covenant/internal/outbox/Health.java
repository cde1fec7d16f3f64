package dev.covenant.internal.outbox;

import java.util.Map;
import java.util.Optional;

/**
 * How something is.
 *
 * @param isUp whether it works
 * @param data what was seen
 * @param reason why it could not be looked at, without passwords and the like
 */
public record Health(boolean isUp, Map<String, Long> data, Optional<String> reason) {
  static Health of(boolean isUp, Map<String, Long> data) {
    return new Health(isUp, data, Optional.empty());
  }

  /** It could not be looked at. */
  public static Health down(String reason) {
    return new Health(false, Map.of(), Optional.of(reason));
  }
}
