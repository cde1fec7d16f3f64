package dev.covenant;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler of a query, on a method of a {@link Contract} bean with one parameter, the
 * query. A query has exactly one handler, which can emit nothing. The method is not private and not
 * static; for a {@link Query} it returns the query's answer type.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryHandler {
  /**
   * The runtime roles that may run it. Fails closed: with none, only a caller without a role may.
   *
   * @return the roles
   */
  RuntimeRole[] roles() default {};
}
