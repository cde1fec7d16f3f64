package dev.covenant.internal.cdi;

import dev.covenant.internal.config.Platform;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadFactory;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Where the threads of workers come from. */
final class WorkerThreads {
  private static final Logger LOG = System.getLogger(WorkerThreads.class.getName());

  /** The platform's (Jakarta EE Platform 10, section 5.22.1). */
  private static final String NAME = "java:comp/DefaultManagedThreadFactory";

  private WorkerThreads() {}

  /**
   * Managed threads, which have the application's names and class loader; without Jakarta
   * Concurrency, plain ones with the class loader only. Call it on a thread of the application.
   */
  static ThreadFactory find() {
    if (Platform.CONCURRENCY.isPresent()) {
      try {
        return (ThreadFactory) new InitialContext().lookup(NAME);
      } catch (NamingException e) {
        LOG.log(Level.DEBUG, "There is no {0}: workers get plain threads", NAME);
      }
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return work -> {
      Thread thread = new Thread(work);
      thread.setDaemon(true);
      thread.setContextClassLoader(loader);
      return thread;
    };
  }
}
