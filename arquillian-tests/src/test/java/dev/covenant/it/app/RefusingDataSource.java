package dev.covenant.it.app;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Rolls back when it is told to commit, and says so. */
public class RefusingDataSource extends UnreliableDataSource {
  @Override
  void commit(XAResource resource, Xid xid, boolean onePhase) throws XAException {
    resource.rollback(xid);
    throw new XAException(XAException.XA_RBINTEGRITY);
  }
}
