package dev.covenant.internal.emission;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How far a transaction has come, and how many commands are at work in it: one number, because the
 * two decide together when its events are due. Thread-safe.
 */
final class Stage {
  private static final int PENDING = 0;
  private static final int PREPARED = 1;
  private static final int COMMITTED = 2;
  private static final int DISCARDED = 3;
  private static final int OUTCOME = 3;
  private static final int COMMAND = 4;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Stage.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Not volatile: to construct one costs no memory barrier. */
  private int state;

  /**
   * A transaction to be completed.
   *
   * @param commands how many are at work in it already
   */
  Stage(int commands) {
    state = commands * COMMAND;
  }

  private int outcome() {
    return (int) STATE.getVolatile(this) & OUTCOME;
  }

  /** Whether it takes events. */
  boolean isPending() {
    return outcome() == PENDING;
  }

  boolean isCommitted() {
    return outcome() == COMMITTED;
  }

  boolean isDiscarded() {
    return outcome() == DISCARDED;
  }

  /** Whether exactly one command is at work. */
  boolean hasOneCommand() {
    return (int) STATE.getVolatile(this) / COMMAND == 1;
  }

  /** Whether it committed and no command is at work. */
  boolean isOver() {
    return (int) STATE.getVolatile(this) == COMMITTED;
  }

  /** A command begins. */
  void enter() {
    STATE.getAndAdd(this, COMMAND);
  }

  /** A command is over; tells whether the events are due by that. */
  boolean leave() {
    return (int) STATE.getAndAdd(this, -COMMAND) == COMMITTED + COMMAND;
  }

  /** It takes no more events. */
  void prepare() {
    move(PREPARED, PENDING);
  }

  /** It committed; tells whether the events are due by that. */
  boolean commit() {
    return move(COMMITTED, PREPARED) == COMMITTED;
  }

  /** Nothing of it is to be heard. */
  void discard() {
    move(DISCARDED, COMMITTED);
  }

  /** Changes the outcome unless it is past another one; returns what was made of it, or -1. */
  private int move(int outcome, int last) {
    int now;
    int then;
    do {
      now = (int) STATE.getVolatile(this);
      if ((now & OUTCOME) > last) {
        return -1;
      }
      then = now & ~OUTCOME | outcome;
    } while (!STATE.weakCompareAndSet(this, now, then));
    return then;
  }
}
