package dev.covenant;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the owner of a command, on a method of a {@link Contract} bean with one parameter, the
 * command, whose type is a class of its own. A command has exactly one owner. The method is not
 * private and not static; for a {@link Command} it returns the command's result type.
 *
 * <p>Without transaction annotations the method runs in a transaction, the caller's or a new one,
 * that any Throwable rolls back. With {@code @Transactional}, or on an enterprise bean, it follows
 * the rules stated there; events of a command that throws are dropped whatever those rules commit.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface CommandHandler {
  /**
   * The runtime roles that may run it. Fails closed: with none, only a caller without a role may.
   *
   * @return the roles
   */
  RuntimeRole[] roles() default {};

  /**
   * The event types that the command may emit. Needed only for types that carry a route annotation
   * such as {@link IntegrationChannel}.
   *
   * @return the event types
   */
  Class<?>[] emits() default {};
}
