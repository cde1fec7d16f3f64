package dev.covenant;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a contract type its stable name, on the wire and in stores. Without it the name is the
 * class name, which changes when the class is moved. Two types with one name are an error.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ContractName {
  /**
   * The name, for example {@code clinic.patient-admitted}; not blank.
   *
   * @return the name
   */
  String value();

  /**
   * Earlier names, none of them blank. What was sent or stored under one of them is still
   * understood; nothing new is written under it. No two types share one.
   *
   * @return the names it had
   */
  String[] aliases() default {};

  /**
   * Counts the shapes that the type has had on the wire and in stores, from 1. Raise it where an
   * older text would no longer fit, and write an {@link dev.covenant.codec.EventUpcaster} for the
   * version before; a member that is new, gone or optional needs neither.
   *
   * @return the present version, 1 or more
   */
  int version() default 1;
}
