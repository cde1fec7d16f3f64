package dev.covenant.it.app;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;

/** A handler that begins and ends its transaction itself. */
@Contract
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
public class BeanManagedDesk {
  @Inject private Work work;
  @Resource private UserTransaction transaction;

  @CommandHandler(emits = Facts.Sent.class)
  public String act(Act.InBeanManagedBean command) throws Exception {
    return ByHand.in(transaction, () -> work.act(command.scenario()));
  }
}
