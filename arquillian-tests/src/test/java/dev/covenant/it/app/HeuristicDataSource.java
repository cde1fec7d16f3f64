package dev.covenant.it.app;

import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Commits, and says that part of it was rolled back. */
public class HeuristicDataSource extends UnreliableDataSource {
  @Override
  void commit(XAResource resource, Xid xid, boolean onePhase) throws XAException {
    resource.commit(xid, onePhase);
    throw new XAException(XAException.XA_HEURMIX);
  }
}
