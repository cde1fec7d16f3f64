package dev.covenant.benchmarks;

import dev.covenant.Registry;

/** The desk's handlers, registered by hand. */
final class Handlers {
  private Handlers() {}

  static Registry.Builder of(Desk desk) {
    return Registry.builder()
        .command(Order.Admit.class, String.class, desk::admit)
        .command(Order.Discharge.class, String.class, desk::discharge)
        .command(Order.Transfer.class, String.class, desk::transfer)
        .command(Order.Feed.class, String.class, desk::feed)
        .command(Order.Wash.class, String.class, desk::wash)
        .command(Order.Treat.class, String.class, desk::treat)
        .command(Order.Visit.class, String.class, desk::visit)
        .command(Order.Bill.class, String.class, desk::bill)
        .query(Question.Bed.class, String.class, desk::bed)
        .query(Question.Chart.class, String.class, desk::chart)
        .query(Question.Diet.class, String.class, desk::diet)
        .query(Question.Doses.class, String.class, desk::doses)
        .query(Question.Doctor.class, String.class, desk::doctor)
        .query(Question.Guests.class, String.class, desk::guests)
        .query(Question.Notes.class, String.class, desk::notes)
        .query(Question.Debts.class, String.class, desk::debts);
  }
}
