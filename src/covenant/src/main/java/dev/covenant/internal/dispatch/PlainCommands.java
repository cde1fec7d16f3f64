package dev.covenant.internal.dispatch;

import dev.covenant.Captured;
import dev.covenant.EventEnvelope;
import dev.covenant.internal.emission.Recorder;
import dev.covenant.internal.emission.Recording;
import dev.covenant.internal.emission.ThreadScope;
import dev.covenant.internal.registry.Owner;
import dev.covenant.internal.release.Releases;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Without a transaction manager: success is that the handler returned. */
final class PlainCommands implements Commands {
  private final Completion completion;

  PlainCommands(Releases releases) {
    completion = new Completion(null, releases);
  }

  @Override
  public @Nullable Object execute(Owner owner, Object command, Recorder recorder) throws Throwable {
    return owner.boundary() == null
        ? handled(owner, command, recorder)
        : bounded(owner, command, recorder);
  }

  /** Interceptors around the handler cannot emit, and may call it again after a failure. */
  private @Nullable Object bounded(Owner owner, Object command, Recorder recorder)
      throws Throwable {
    Recording recording = Recording.of(recorder, ThreadScope.slots());
    Object result = Handling.of(owner, command, recording);
    succeed(owner, recording, result);
    return result;
  }

  private @Nullable Object handled(Owner owner, Object command, Recorder recorder)
      throws Throwable {
    Object[] slots = ThreadScope.slots();
    Object outer = slots[ThreadScope.EMITTER];
    slots[ThreadScope.EMITTER] = recorder.below(outer);
    Object result;
    Object emitter;
    try {
      result = owner.handler().apply(command);
      emitter = slots[ThreadScope.EMITTER];
    } finally {
      slots[ThreadScope.EMITTER] = outer;
    }
    // The recorder itself still stands there where nothing was emitted.
    if (emitter instanceof Recording recording) {
      succeed(owner, recording, result);
    }
    return result;
  }

  private void succeed(Owner owner, Recording recording, @Nullable Object result) {
    recording.returned();
    completion.prepare(owner, recording);
    completion.succeed(owner, recording, result);
  }

  @Override
  public Captured<Object> capture(Owner owner, Object command, Recorder recorder) throws Throwable {
    Recording recording = Recording.capturing(recorder, ThreadScope.slots());
    Object result = Handling.of(owner, command, recording);
    recording.returned();
    List<EventEnvelope> events = recording.captured();
    return new Captured<>(result, events);
  }
}
