package dev.covenant.internal.dispatch;

/**
 * What a worker or an outbox delivers each event in: the request context, on a platform that has
 * one.
 */
@FunctionalInterface
public interface EventScope {
  void around(Runnable delivery);
}
