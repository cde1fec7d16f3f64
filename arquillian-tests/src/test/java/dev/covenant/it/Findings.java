package dev.covenant.it;

import dev.covenant.it.app.Outcome;
import dev.covenant.it.app.Reaction;
import dev.covenant.it.app.Scenario;
import dev.covenant.it.app.Store;
import dev.covenant.it.app.TransactionOwner;
import java.time.Duration;
import java.util.List;

/** Where servers differ, pinned so that a change is noticed. */
final class Findings {
  private static final boolean WILDFLY = ServerKind.TESTED == ServerKind.WILDFLY;
  private static final boolean PAYARA = ServerKind.TESTED == ServerKind.PAYARA_MICRO;

  /** Open Liberty looks every 30 s when told to look as often as it can, others sooner. */
  static final Duration EXPIRED_SESSIONS_ARE_FOUND_WITHIN = Duration.ofSeconds(90);

  private Findings() {}

  /**
   * Whether a subscriber waits in vain for a connection: inside afterCompletion the finished
   * transaction still holds the pool's only one.
   */
  static boolean starves(Scenario scenario) {
    return scenario.outcome() == Outcome.COMMIT
        && scenario.owner().encloses()
        && needsConnection(scenario.reaction())
        && holdsConnection(scenario);
  }

  /**
   * Whether to leave out what {@link #starves}: WildFly gives the pools of an application's own
   * data sources half a minute each time, and nothing in {@code @DataSourceDefinition} changes
   * that. One owner and one reaction stand for all.
   */
  static boolean starvesTooLong(Scenario scenario) {
    return WILDFLY
        && starves(scenario)
        && !(scenario.owner() == TransactionOwner.TRANSACTIONAL_BEAN
            && scenario.reaction() == Reaction.OWN_TRANSACTION);
  }

  /**
   * Whether connections take no part in the transaction that the dispatcher begins: in an
   * enterprise bean without one, what {@code @Transactional} begins is not seen by the connection
   * pool, and every statement commits by itself.
   */
  static boolean connectionsStayOutside(TransactionOwner owner) {
    return PAYARA && owner == TransactionOwner.DISPATCHER_IN_ENTERPRISE_BEAN;
  }

  /** The same, of the transaction that a subscriber begins. */
  static boolean subscribersConnectionsStayOutside(Scenario scenario) {
    return connectionsStayOutside(scenario.owner())
        || PAYARA && scenario.owner() == TransactionOwner.BMT_BEAN && !starves(scenario);
  }

  /**
   * The same, of a command in a new transaction within an owner's. The pool remembers: afterwards
   * two transactions of the same request may share one of its connections, so that tests of what is
   * kept take {@link Store#UNSPOILT}.
   */
  static boolean innerConnectionsStayOutside(TransactionOwner owner) {
    return PAYARA && (owner == TransactionOwner.CMT_BEAN || owner == TransactionOwner.BMT_BEAN);
  }

  /**
   * Whether the first application that uses it may stay in memory as long as the server does. On
   * WildFly a thread keeps the task that it was started for. On Payara the class of Grizzly's close
   * reasons keeps a stack trace of its initialization, and with it who closed a connection first.
   */
  static boolean holdsTheFirstApplication() {
    return WILDFLY || PAYARA;
  }

  /**
   * The same, of the first one that uses the default data source, and managed threads: seen with
   * plain JDBC on Open Liberty, where nothing else of it is held.
   */
  static boolean holdsTheFirstApplicationWithADatabase() {
    return holdsTheFirstApplication() || ServerKind.TESTED == ServerKind.OPENLIBERTY;
  }

  /**
   * Whether an application stays in memory when a managed thread of its own has used a data source:
   * Payara's transaction manager keeps such threads after their end, and with them what they were
   * started for. Only those that are started while the container starts the application's servlet
   * context are no component's to it, and not kept.
   */
  static boolean keepsManagedThreadsThatUsedADatabase() {
    return PAYARA;
  }

  /**
   * Whether a connection that is taken in beforeCompletion may take no part in the transaction: on
   * Payara, where an interceptor or the container commits. What is written with it then stays or
   * vanishes, whatever becomes of the transaction: both were seen, as the pool happened to be.
   */
  static boolean connectionsInBeforeCompletionMayStayOutside(TransactionOwner owner) {
    return PAYARA
        && owner != TransactionOwner.USER_TRANSACTION
        && owner != TransactionOwner.BMT_BEAN;
  }

  /**
   * Whether an application may stay in memory because a browser was connected to it: on Payara a
   * thread keeps the request that became the connection, until it happens to use it again.
   */
  static boolean keepsUpgradedRequests() {
    return PAYARA;
  }

  /**
   * Whether the server's Jackson is found where the application brings one: Payara asks its own
   * class loader first, and WildFly adds its modules to applications with REST endpoints.
   */
  static boolean findsItsOwnJackson() {
    return PAYARA || WILDFLY;
  }

  /**
   * What a handshake is answered that {@code checkOrigin} refuses. Undertow then behaves as if
   * there were no endpoint.
   */
  static int refusedOrigin() {
    return WILDFLY ? 404 : 403;
  }

  /**
   * How a browser can be connected without keeping its HTTP session from expiring: to others the
   * request is under way as long as the connection is.
   */
  static List<Transport> connectedWithoutKeepingTheSession() {
    if (PAYARA) {
      return List.of();
    }
    return WILDFLY ? List.of(Transport.values()) : List.of(Transport.WEBSOCKET);
  }

  private static boolean needsConnection(Reaction reaction) {
    return reaction != Reaction.NOTHING && reaction != Reaction.FAILURE;
  }

  private static boolean holdsConnection(Scenario scenario) {
    return scenario.store() == Store.SINGLE
        || scenario.store() == Store.SINGLE_LOCAL
            && !(PAYARA && scenario.owner() == TransactionOwner.BMT_BEAN);
  }
}
