package dev.covenant;

/**
 * Takes an event or runs a job. Called from any number of threads at once.
 *
 * @param <C> the contract
 */
@FunctionalInterface
public interface ContractAction<C> {
  /**
   * Takes one event or runs one job.
   *
   * @param contract the event or job
   * @throws Throwable a subscriber's is reported as {@link ErrorKind#SUBSCRIBER_FAILED}; a job's
   *     reaches the caller unchanged
   */
  void accept(C contract) throws Throwable;
}
