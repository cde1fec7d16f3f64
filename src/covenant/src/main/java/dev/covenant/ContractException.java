package dev.covenant;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contract could not be registered, run, emitted or delivered. The message names the contract,
 * the place and the remedy.
 *
 * <p>What a handler throws is never wrapped in one of these: it reaches the caller unchanged.
 */
public class ContractException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  private final ErrorKind kind;

  /** The contract concerned, if known. */
  private final @Nullable String contract;

  /**
   * Says what went wrong with which contract.
   *
   * @param kind what went wrong
   * @param contract the contract's name, or null where none is known
   * @param message contract, place and remedy, in words
   */
  public ContractException(ErrorKind kind, @Nullable String contract, String message) {
    this(kind, contract, message, null);
  }

  /**
   * Says what went wrong with which contract, and why.
   *
   * @param kind what went wrong
   * @param contract the contract's name, or null where none is known
   * @param message contract, place and remedy, in words
   * @param cause what caused it, or null
   */
  public ContractException(
      ErrorKind kind, @Nullable String contract, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.contract = contract;
  }

  /**
   * What went wrong.
   *
   * @return the stable kind
   */
  public final ErrorKind kind() {
    return kind;
  }

  /**
   * The contract concerned.
   *
   * @return its name, or empty where none is known
   */
  public final Optional<String> contract() {
    return Optional.ofNullable(contract);
  }

  /**
   * Whether a failure is, or was caused by, a contract failure of a kind. Transaction services wrap
   * what they are handed, so the whole chain of causes is searched.
   *
   * @param failure what was caught, or null
   * @param kind the kind looked for
   * @return true where the failure or one of its causes is of that kind
   */
  public static boolean is(@Nullable Throwable failure, ErrorKind kind) {
    // A chain of causes may be a loop; no honest one is this deep.
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < 64; cause = cause.getCause()) {
      if (cause instanceof ContractException known && known.kind == kind) {
        return true;
      }
      depth++;
    }
    return false;
  }
}
