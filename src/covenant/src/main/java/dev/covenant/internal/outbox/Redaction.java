package dev.covenant.internal.outbox;

import java.util.regex.Pattern;

/** Takes secrets out of what is stored of a failure. */
final class Redaction {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:password|passwd|pwd|secret|token|api[-_]?key|authorization|credential)s?[\"']?\\s*[=:]\\s*)(?:(?:bearer|basic)\\s+)?(\"[^\"]*\"|'[^']*'|[^\\s,;&}\\])]+)");
  private static final Pattern IN_ADDRESS = Pattern.compile("(://[^/\\s:@]*:)[^/\\s@]+@");

  private Redaction() {}

  static String of(Throwable failure) {
    String text = failure.toString();
    Throwable cause = failure.getCause();
    return of(cause == null || text.contains(cause.toString()) ? text : text + "; " + cause);
  }

  static String of(String text) {
    return IN_ADDRESS.matcher(NAMED.matcher(text).replaceAll("$1***")).replaceAll("$1***@");
  }
}
