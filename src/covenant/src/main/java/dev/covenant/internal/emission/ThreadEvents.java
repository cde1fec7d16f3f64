package dev.covenant.internal.emission;

import dev.covenant.Audience;
import dev.covenant.ContractEvents;
import dev.covenant.ContractException;
import dev.covenant.ErrorKind;
import dev.covenant.EventCategory;

/**
 * Emits for the command that executes on the calling thread. An enum, and so serializable: beans of
 * passivating scopes have it injected without a client proxy.
 */
public enum ThreadEvents implements ContractEvents {
  INSTANCE;

  @Override
  public void emitDomain(Object event) {
    emit(EventCategory.DOMAIN, event, Audience.everyone());
  }

  @Override
  public void emitIntegration(Object event) {
    emit(EventCategory.INTEGRATION, event, Audience.everyone());
  }

  @Override
  public void emitPresentation(Object event) {
    emit(EventCategory.PRESENTATION, event, Audience.everyone());
  }

  @Override
  public void emitPresentation(Object event, Audience audience) {
    if (audience == null) {
      throw new ContractException(
          ErrorKind.INVALID_AUDIENCE,
          null,
          "The audience is null; emitPresentation(event) broadcasts");
    }
    emit(EventCategory.PRESENTATION, event, audience);
  }

  private static void emit(EventCategory category, Object event, Audience audience) {
    if (event == null) {
      throw new ContractException(
          ErrorKind.NIL_HANDLER,
          null,
          "The %s event to emit is null; pass one".formatted(category.label()));
    }
    recording(event).record(category, event, audience);
  }

  /** A recording is made for the first event only: most commands emit few, many none. */
  private static Recording recording(Object event) {
    Object[] slots = ThreadScope.slots();
    Object emitter = slots[ThreadScope.EMITTER];
    if (emitter instanceof Recording recording) {
      return recording;
    }
    if (emitter instanceof Recorder recorder) {
      Recording recording = Recording.of(recorder, slots);
      slots[ThreadScope.EMITTER] = recording;
      return recording;
    }
    throw new ContractException(
        ErrorKind.NO_EVENT_RECORDER,
        event.getClass().getName(),
        ("%s cannot be emitted: no command's handler executes on this thread; queries, jobs,"
                + " subscribers and sinks emit nothing, they run a command that does")
            .formatted(event.getClass().getName()));
  }
}
