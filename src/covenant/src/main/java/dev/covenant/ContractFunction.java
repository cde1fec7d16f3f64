package dev.covenant;

import org.jspecify.annotations.Nullable;

/**
 * Handles a command or query. Called from any number of threads at once.
 *
 * @param <C> the contract
 * @param <R> the result
 */
@FunctionalInterface
public interface ContractFunction<C, R> {
  /**
   * Handles one contract.
   *
   * @param contract the command or query
   * @return the result
   * @throws Throwable what reaches the caller unchanged
   */
  @Nullable R apply(C contract) throws Throwable;
}
