package dev.covenant.internal.cdi;

import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.internal.config.Platform;
import dev.covenant.internal.config.Settings;
import dev.covenant.internal.jackson.JacksonCodec;
import dev.covenant.internal.json.JsonbCodec;
import dev.covenant.internal.scan.Problems;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;

/**
 * Which codec is used unless the application supplies one. Jackson only if the application brings
 * it: one of the server's that happens to be visible must not change what is written.
 */
final class CodecChoice {
  private static final String KEY = "covenant.codec";
  private static final String JSON_BINDING = "json-b";
  private static final String JACKSON = "jackson";

  private CodecChoice() {}

  static Optional<EnvelopeCodec> codec() {
    return switch (chosen()) {
      case JACKSON ->
          Platform.JACKSON.isPresent() ? Optional.of(JacksonCodec.withModules()) : Optional.empty();
      case JSON_BINDING ->
          Platform.JSON_BINDING.isPresent()
              ? JsonbCodec.find().map(EnvelopeCodec.class::cast)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String chosen() {
    return configured().orElse(Platform.JACKSON.isBrought() ? JACKSON : JSON_BINDING);
  }

  private static Optional<String> configured() {
    return Settings.value(KEY, String.class);
  }

  /** What somebody who needs a codec lacks. */
  static String part() {
    return chosen().equals(JACKSON) ? Platform.JACKSON.label() : Platform.JSON_BINDING.label();
  }

  static void check(BeanManager manager, Problems problems) {
    configured()
        .filter(choice -> !isSupplied(manager))
        .ifPresent(choice -> check(choice, problems));
  }

  private static void check(String choice, Problems problems) {
    if (!choice.equals(JACKSON) && !choice.equals(JSON_BINDING)) {
      problems.setting(KEY, choice, JSON_BINDING + " or " + JACKSON);
    } else if (codec().isEmpty()) {
      problems.absent(part(), KEY + "=" + choice);
    }
  }

  static boolean isThere(BeanManager manager) {
    return isSupplied(manager) || codec().isPresent();
  }

  private static boolean isSupplied(BeanManager manager) {
    return !manager.getBeans(EnvelopeCodec.class).isEmpty();
  }
}
