package dev.covenant;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the component of an event, or a method of it without parameters, by which its deliveries
 * are put in order: an outbox delivers events with the same key one after the other, in the order
 * in which their transactions committed, also across nodes and retries. Events with other keys, and
 * those whose key is null, never wait for them.
 *
 * <p>The key is the text of the value, 1 to 255 characters. An event has at most one.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface PartitionKey {}
