package dev.covenant.it.app;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/** A container-managed transaction around whatever it is given. */
@Stateless
public class CmtBean {
  public <T> T required(Callable<T> work) throws Exception {
    return work.call();
  }

  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public <T> T outside(Callable<T> work) throws Exception {
    return work.call();
  }
}
