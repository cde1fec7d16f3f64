package dev.covenant.codec;

/**
 * Makes the next version of what was written when an event's type had an older shape (see {@link
 * dev.covenant.ContractName#version()}). Several make a chain, one for each version.
 * Implementations are thread-safe. In a WAR every CDI bean of this type is used; it is asked for
 * its contract and version while the application is deployed.
 */
public interface EventUpcaster {
  /**
   * Which event it is for.
   *
   * @return the event's present contract name, no alias
   */
  String contract();

  /**
   * The version it takes. It gives the next one.
   *
   * @return 1 or more, and less than the type's present version; no two upcasters of a contract
   *     take the same
   */
  int from();

  /**
   * Changes an event's value.
   *
   * @param json the value of version {@link #from()}, as JSON text
   * @return the value of the next version, as JSON text
   * @throws Exception where it cannot; the message should show nothing of the text, which may be
   *     secret
   */
  String upcast(String json) throws Exception;
}
