package dev.covenant.benchmarks;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Gives the eight commands and queries in turn: no contender sees one type only. */
@State(Scope.Thread)
public class Rota {
  final Order.Admit admit = new Order.Admit("a");

  private final Order[] orders = {
    admit,
    new Order.Discharge("b"),
    new Order.Transfer("c"),
    new Order.Feed("d"),
    new Order.Wash("e"),
    new Order.Treat("f"),
    new Order.Visit("g"),
    new Order.Bill("h")
  };

  private final Question[] questions = {
    new Question.Bed("a"),
    new Question.Chart("b"),
    new Question.Diet("c"),
    new Question.Doses("d"),
    new Question.Doctor("e"),
    new Question.Guests("f"),
    new Question.Notes("g"),
    new Question.Debts("h")
  };

  private int turn;

  Order order() {
    return orders[turn++ & 7];
  }

  Question question() {
    return questions[turn++ & 7];
  }
}
