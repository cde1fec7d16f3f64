package dev.covenant.benchmarks;

import dev.covenant.CommandHandler;
import dev.covenant.Contract;
import dev.covenant.QueryHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Handles everything, as plain object, contract bean and Axon handler. */
@Contract
@ApplicationScoped
public class Desk {
  @CommandHandler
  @org.axonframework.commandhandling.CommandHandler
  String admit(Order.Admit order) {
    return order.patient();
  }

  @CommandHandler
  @org.axonframework.commandhandling.CommandHandler
  String discharge(Order.Discharge order) {
    return order.patient();
  }

  @CommandHandler
  @org.axonframework.commandhandling.CommandHandler
  String transfer(Order.Transfer order) {
    return order.patient();
  }

  @CommandHandler
  @org.axonframework.commandhandling.CommandHandler
  String feed(Order.Feed order) {
    return order.patient();
  }

  @CommandHandler
  @org.axonframework.commandhandling.CommandHandler
  String wash(Order.Wash order) {
    return order.patient();
  }

  @CommandHandler
  @org.axonframework.commandhandling.CommandHandler
  String treat(Order.Treat order) {
    return order.patient();
  }

  @CommandHandler
  @org.axonframework.commandhandling.CommandHandler
  String visit(Order.Visit order) {
    return order.patient();
  }

  @CommandHandler
  @org.axonframework.commandhandling.CommandHandler
  String bill(Order.Bill order) {
    return order.patient();
  }

  @QueryHandler
  String bed(Question.Bed question) {
    return question.patient();
  }

  @QueryHandler
  String chart(Question.Chart question) {
    return question.patient();
  }

  @QueryHandler
  String diet(Question.Diet question) {
    return question.patient();
  }

  @QueryHandler
  String doses(Question.Doses question) {
    return question.patient();
  }

  @QueryHandler
  String doctor(Question.Doctor question) {
    return question.patient();
  }

  @QueryHandler
  String guests(Question.Guests question) {
    return question.patient();
  }

  @QueryHandler
  String notes(Question.Notes question) {
    return question.patient();
  }

  @QueryHandler
  String debts(Question.Debts question) {
    return question.patient();
  }
}
