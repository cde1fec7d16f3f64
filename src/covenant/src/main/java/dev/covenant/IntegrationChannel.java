package dev.covenant;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Routes an integration event to a MicroProfile Reactive Messaging channel. The type must be named
 * in {@link CommandHandler#emits()} of a command that emits it: plain records are not discovered in
 * an annotated archive. Configuration wins: {@code covenant.channel."<contract name>"=<channel>}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface IntegrationChannel {
  /**
   * The channel's name; it must exist when the application is deployed.
   *
   * @return the channel
   */
  String value();
}
