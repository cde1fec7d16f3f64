package dev.covenant.presentation;

import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The request with which a browser opens a connection for presentation events. Immutable.
 *
 * @param principal the user whom the server authenticated, or empty
 * @param roles tells whether that user is in a security role; to be asked during the handshake only
 * @param headers the headers as the client sent them, by name in any case
 * @param parameters the query parameters as the client sent them, by exact name
 */
public record Handshake(
    Optional<Principal> principal,
    Predicate<String> roles,
    Map<String, List<String>> headers,
    Map<String, List<String>> parameters) {
  /**
   * Takes safe copies.
   *
   * @param principal the user whom the server authenticated, or empty
   * @param roles tells whether that user is in a security role
   * @param headers the headers as the client sent them
   * @param parameters the query parameters as the client sent them
   */
  public Handshake {
    headers = copy(headers, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    parameters = copy(parameters, new TreeMap<>());
  }

  /**
   * Whether the authenticated user is in a security role.
   *
   * @param role the role's name
   * @return true where the server says so; false for a client that is not authenticated
   */
  public boolean isUserInRole(String role) {
    return principal.isPresent() && roles.test(role);
  }

  /**
   * A header.
   *
   * @param name its name, in any case
   * @return its first value, or empty
   */
  public Optional<String> header(String name) {
    return first(headers, name);
  }

  /**
   * A query parameter.
   *
   * @param name its exact name
   * @return its first value, or empty
   */
  public Optional<String> parameter(String name) {
    return first(parameters, name);
  }

  /** Shows the user only: headers and parameters may hold credentials. */
  @Override
  public String toString() {
    return "Handshake[" + principal.map(Principal::getName).orElse("no user") + "]";
  }

  private static Optional<String> first(Map<String, List<String>> values, String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static Map<String, List<String>> copy(
      Map<String, List<String>> values, TreeMap<String, List<String>> copy) {
    values.forEach((name, each) -> copy.put(name, List.copyOf(each)));
    return Collections.unmodifiableMap(copy);
  }
}
