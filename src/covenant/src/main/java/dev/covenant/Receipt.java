package dev.covenant;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a command returned, what it said happened, and which queries that made stale: for a caller
 * who refreshes what it shows at once, instead of waiting to hear of it. Immutable.
 *
 * <p>It is about the events of the command and of the commands that ran below it on the same thread
 * and succeeded, in whatever transactions, for whatever roles and sinks. What subscribers make of
 * these events is not in it, even where they ran meanwhile, nor what was captured. In a caller's
 * transaction it is about what will have happened if that commits.
 *
 * @param <R> the result's type
 * @param result what the command returned, null where it has no result
 * @param eventIds the ids of the events, in emission order
 * @param staleQueries the contract names of the queries that the events made stale
 */
public record Receipt<R>(
    @Nullable R result, List<String> eventIds, SortedSet<String> staleQueries) {
  /**
   * Names the queries that are stale, in an HTTP response: {@value}. The value is their contract
   * names with commas between them; in a name, whatever is not visible ASCII, a comma or a percent
   * sign is percent-encoded as UTF-8 (RFC 3986, section 2.1).
   */
  public static final String STALE_QUERIES_HEADER = "Covenant-Stale";

  /**
   * Names the events, in an HTTP response: {@value}. The value is the ids of the first 64 of them
   * with commas between them.
   */
  public static final String EVENTS_HEADER = "Covenant-Events";

  private static final int HEADER_EVENTS = 64;

  private static final Pattern PLAIN = Pattern.compile("[!-~&&[^,%]]+");

  /**
   * Takes safe copies; the names are in their natural order.
   *
   * @param result what the command returned, null where it has no result
   * @param eventIds the ids of the events, in emission order
   * @param staleQueries the contract names of the queries that the events made stale
   */
  public Receipt {
    eventIds = List.copyOf(eventIds);
    Collection<String> names = staleQueries;
    staleQueries = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  /**
   * The headers for the HTTP response to whoever sent the command: {@link #STALE_QUERIES_HEADER}
   * and {@link #EVENTS_HEADER}, each only if it names something. With Jakarta REST: {@code
   * receipt.headers().forEach(response::header)}. Names of queries are not cut; servers refuse
   * headers of more than 8 KiB or so in all.
   *
   * @return names and values, unmodifiable
   */
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    if (!staleQueries.isEmpty()) {
      headers.put(
          STALE_QUERIES_HEADER,
          staleQueries.stream().map(Receipt::encoded).collect(Collectors.joining(",")));
    }
    if (!eventIds.isEmpty()) {
      headers.put(
          EVENTS_HEADER, eventIds.stream().limit(HEADER_EVENTS).collect(Collectors.joining(",")));
    }
    return Collections.unmodifiableMap(headers);
  }

  private static String encoded(String name) {
    return PLAIN.matcher(name).matches()
        ? name
        : URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
