package dev.covenant.it.problems;

import dev.covenant.Command;
import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import jakarta.ejb.Stateless;

/** A handler that nobody can call. */
@Contract
@Stateless
public class EnterpriseProblemDesk {
  /** Has an owner that is not public. */
  public record Third() implements Command<Void> {}

  @CommandHandler
  void third(Third command) {}
}
