package dev.covenant.jta;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** A resource that takes part in a two-phase commit, and fails it if it is told to. */
final class Resource implements XAResource {
  private final int prepareError;
  private final int commitError;

  private Resource(int prepareError, int commitError) {
    this.prepareError = prepareError;
    this.commitError = commitError;
  }

  static Resource committing() {
    return new Resource(0, 0);
  }

  static Resource failingToPrepare(int error) {
    return new Resource(error, 0);
  }

  static Resource failingToCommit(int error) {
    return new Resource(0, error);
  }

  @Override
  public int prepare(Xid xid) throws XAException {
    fail(prepareError);
    return XA_OK;
  }

  @Override
  public void commit(Xid xid, boolean onePhase) throws XAException {
    fail(commitError);
  }

  private static void fail(int error) throws XAException {
    if (error != 0) {
      throw new XAException(error);
    }
  }

  @Override
  public void rollback(Xid xid) {}

  @Override
  public void start(Xid xid, int flags) {}

  @Override
  public void end(Xid xid, int flags) {}

  @Override
  public void forget(Xid xid) {}

  @Override
  public Xid[] recover(int flag) {
    return new Xid[0];
  }

  @Override
  public boolean isSameRM(XAResource other) {
    return other == this;
  }

  @Override
  public int getTransactionTimeout() {
    return 0;
  }

  @Override
  public boolean setTransactionTimeout(int seconds) {
    return false;
  }
}
