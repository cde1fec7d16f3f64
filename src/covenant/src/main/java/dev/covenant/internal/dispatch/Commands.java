package dev.covenant.internal.dispatch;

import dev.covenant.Captured;
import dev.covenant.internal.emission.Recorder;
import dev.covenant.internal.registry.Owner;
import org.jspecify.annotations.Nullable;

/** How commands run. */
interface Commands {
  /** Runs a command and sees to it that its events are released once it has succeeded. */
  @Nullable Object execute(Owner owner, Object command, Recorder recorder) throws Throwable;

  /** Runs a command and returns its events. */
  Captured<Object> capture(Owner owner, Object command, Recorder recorder) throws Throwable;
}
