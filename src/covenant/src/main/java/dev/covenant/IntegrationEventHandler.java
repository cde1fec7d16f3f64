package dev.covenant;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a subscriber to integration events of one type, on a void method of a {@link Contract} bean
 * with one parameter, the event. Subscribers of an event are called in the order of their class
 * names, then their method names. One runs after the commit and without a transaction on the
 * thread, unless it declares its own; it can emit nothing, but may run commands.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface IntegrationEventHandler {
  /**
   * The runtime roles it is for; with none, every role.
   *
   * @return the roles
   */
  RuntimeRole[] roles() default {};
}
