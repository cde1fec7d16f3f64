package dev.covenant;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The command succeeded and its transaction committed, but somebody who was to hear of it failed.
 *
 * <p>Every target and subscriber was tried. Nothing was rolled back, and the command must not be
 * retried: it has happened. The kind is {@link ErrorKind#SUBSCRIBER_FAILED}; the cause is the first
 * failure, {@link #failures()} lists all of them.
 */
public final class CommittedException extends ContractException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Object result;

  private final transient @Nullable Receipt<?> receipt;

  /** What failed, in the order of delivery. */
  private final Throwable[] failures;

  /**
   * Reports failures after a commit.
   *
   * @param contract the command's contract name
   * @param result what the command returned
   * @param failures what failed, in the order of delivery; at least one
   */
  public CommittedException(
      String contract, @Nullable Object result, List<? extends Throwable> failures) {
    this(contract, result, failures, null);
  }

  /**
   * Reports failures after the commit of a command that gives a receipt.
   *
   * @param contract the command's contract name
   * @param result what the command returned
   * @param failures what failed, in the order of delivery; at least one
   * @param receipt the receipt, or null where none was asked for
   */
  public CommittedException(
      String contract,
      @Nullable Object result,
      List<? extends Throwable> failures,
      @Nullable Receipt<?> receipt) {
    super(ErrorKind.SUBSCRIBER_FAILED, contract, describe(contract, failures), failures.get(0));
    this.result = result;
    this.receipt = receipt;
    this.failures = failures.toArray(Throwable[]::new);
    failures.stream().skip(1).forEach(this::addSuppressed);
  }

  /**
   * What the command returned.
   *
   * @return the result, null where the command has none (or where this exception was serialized)
   */
  public @Nullable Object result() {
    return result;
  }

  /**
   * What the command returned, as its type.
   *
   * @param <R> the result's type
   * @param type the result's type
   * @return the result
   * @throws ClassCastException if the result is of another type
   */
  public <R> @Nullable R result(Class<R> type) {
    return type.cast(result);
  }

  /**
   * The command's receipt: it happened, and made stale what it made stale.
   *
   * @return the receipt, empty unless the command was run by {@link
   *     ContractDispatcher#executeForReceipt(Command)} or its like (or where this exception was
   *     serialized)
   */
  public Optional<Receipt<?>> receipt() {
    return Optional.ofNullable(receipt);
  }

  /**
   * What failed.
   *
   * @return the failures in the order of delivery, never empty
   */
  public List<Throwable> failures() {
    return List.of(failures);
  }

  private static String describe(String contract, List<? extends Throwable> failures) {
    return "Command %s committed, but %d of its deliveries failed; do not retry it. First: %s"
        .formatted(contract, failures.size(), failures.get(0).getMessage());
  }
}
