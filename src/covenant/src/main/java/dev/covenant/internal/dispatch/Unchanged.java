package dev.covenant.internal.dispatch;

/** Lets a handler's exception reach the caller unchanged, checked or not. */
final class Unchanged {
  private Unchanged() {}

  @SuppressWarnings("unchecked") // The cast is erased: this throws what it is given.
  static <T extends Throwable> RuntimeException sneak(Throwable failure) throws T {
    throw (T) failure;
  }
}
