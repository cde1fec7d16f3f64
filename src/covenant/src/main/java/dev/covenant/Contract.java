package dev.covenant;

import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a CDI bean whose methods handle contracts. Only beans with this annotation are looked at.
 *
 * <p>It is a stereotype without a default scope (Jakarta CDI 4.0, section 2.7): the bean may have
 * any scope or be an enterprise bean, and is {@code @Dependent} if it says nothing. A dependent
 * bean is created for each call and destroyed after it.
 */
@Documented
@Stereotype
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Contract {}
