package dev.covenant.it.app;

/** Who begins and ends the transaction of a command. */
public enum TransactionOwner {
  DISPATCHER,
  /** Called from an enterprise bean without a transaction. */
  DISPATCHER_IN_ENTERPRISE_BEAN,
  TRANSACTIONAL_HANDLER,
  CMT_HANDLER,
  LOCAL_CMT_HANDLER,
  BMT_HANDLER,
  TRANSACTIONAL_BEAN,
  USER_TRANSACTION,
  CMT_BEAN,
  BMT_BEAN;

  /** Whether the dispatcher begins it. */
  public boolean dispatches() {
    return this == DISPATCHER || this == DISPATCHER_IN_ENTERPRISE_BEAN;
  }

  /** Whether the transaction is there before the dispatcher is called, and after it returned. */
  public boolean encloses() {
    return ordinal() >= TRANSACTIONAL_BEAN.ordinal();
  }
}
