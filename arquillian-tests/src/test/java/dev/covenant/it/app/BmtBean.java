package dev.covenant.it.app;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.transaction.UserTransaction;
import java.util.concurrent.Callable;

/** A bean-managed transaction around whatever it is given. */
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class BmtBean {
  @Resource private UserTransaction transaction;

  public <T> T required(Callable<T> work) throws Exception {
    return ByHand.in(transaction, work);
  }
}
