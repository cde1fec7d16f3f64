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
}
