package dev.covenant;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the queries whose earlier answers are stale once an event of this type is a fact: whoever
 * shows such an answer is to ask again.
 *
 * <p>After each commit the presentation hubs are told the names of the queries that all events of
 * the batch made stale, once, sorted and without repetition; a rollback tells nobody. The category
 * of the event makes no difference: an event emitted in three of them is one fact. A {@link
 * Receipt} gives the same names to the caller of a command.
 *
 * <p>What a subscriber changes is changed when the subscriber's own command commits, so a query of
 * that is made stale by an event which that command emits, and not by the one subscribed to.
 *
 * <p>It applies to exactly this type: subtypes do not inherit it. Each query needs a handler in the
 * application that emits the event. Deployment checks that for event types which a {@link
 * CommandHandler#emits()} names; others are not discovered.
 *
 * @see Registry.Builder#invalidates
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Invalidates {
  /**
   * The queries, by their types. Repetition means nothing, and so does an empty list.
   *
   * @return the query types
   */
  Class<?>[] value();
}
