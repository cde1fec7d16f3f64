package dev.covenant.internal.admission;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site, as browsers name it in the Origin header (RFC 6454, section 6.2).
 *
 * @param scheme in lower case
 * @param address its host and port; the port is there where the scheme has a default
 */
public record Origin(String scheme, HostPort address) {
  private static final Pattern SERIALIZED =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://" + HostPort.PATTERN);

  static Optional<Origin> parse(String text) {
    Matcher matcher = SERIALIZED.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
    return Optional.of(
        new Origin(scheme, withPort(scheme, HostPort.of(matcher.group(2), matcher.group(3)))));
  }

  /** Whether pages of this site come from where a handshake went to. */
  boolean isSameAs(Target target) {
    // A request without TLS can have had it as far as a proxy; one with TLS came from https only.
    boolean schemeFits = scheme.equals("https") || (scheme.equals("http") && !target.secure());
    return schemeFits && address.equals(withPort(scheme, target.address()));
  }

  private static HostPort withPort(String scheme, HostPort address) {
    if (address.port() != HostPort.DEFAULT) {
      return address;
    }
    return switch (scheme) {
      case "http" -> new HostPort(address.host(), 80);
      case "https" -> new HostPort(address.host(), 443);
      default -> address;
    };
  }
}
