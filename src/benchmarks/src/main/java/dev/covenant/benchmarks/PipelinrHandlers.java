package dev.covenant.benchmarks;

import an.awesome.pipelinr.Command;

/** Pipelinr wants a class for each command: it reads the type from its signature. */
final class PipelinrHandlers {
  private static final Desk DESK = new Desk();
  private static final Command.Handler<?, ?>[] ALL = {
    new Admits(), new Discharges(), new Transfers(), new Feeds(),
    new Washes(), new Treats(), new Visits(), new Bills()
  };

  private PipelinrHandlers() {}

  static Command.Handler<?, ?>[] all() {
    return ALL;
  }

  private static final class Admits implements Command.Handler<Order.Admit, String> {
    @Override
    public String handle(Order.Admit order) {
      return DESK.admit(order);
    }
  }

  private static final class Discharges implements Command.Handler<Order.Discharge, String> {
    @Override
    public String handle(Order.Discharge order) {
      return DESK.discharge(order);
    }
  }

  private static final class Transfers implements Command.Handler<Order.Transfer, String> {
    @Override
    public String handle(Order.Transfer order) {
      return DESK.transfer(order);
    }
  }

  private static final class Feeds implements Command.Handler<Order.Feed, String> {
    @Override
    public String handle(Order.Feed order) {
      return DESK.feed(order);
    }
  }

  private static final class Washes implements Command.Handler<Order.Wash, String> {
    @Override
    public String handle(Order.Wash order) {
      return DESK.wash(order);
    }
  }

  private static final class Treats implements Command.Handler<Order.Treat, String> {
    @Override
    public String handle(Order.Treat order) {
      return DESK.treat(order);
    }
  }

  private static final class Visits implements Command.Handler<Order.Visit, String> {
    @Override
    public String handle(Order.Visit order) {
      return DESK.visit(order);
    }
  }

  private static final class Bills implements Command.Handler<Order.Bill, String> {
    @Override
    public String handle(Order.Bill order) {
      return DESK.bill(order);
    }
  }
}
