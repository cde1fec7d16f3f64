package dev.covenant;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler of a job, on a void method of a {@link Contract} bean with one parameter, the
 * job. A job has exactly one handler. It can emit nothing itself; it runs commands that do.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface JobHandler {
  /**
   * The runtime roles it is for; with none, every role.
   *
   * @return the roles
   */
  RuntimeRole[] roles() default {};
}
