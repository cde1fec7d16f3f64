package dev.covenant.internal.presentation;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.covenant.presentation.Refusal;
import java.util.Optional;
import java.util.Set;

/** Lets clients join a hub. */
final class Joins {
  private Joins() {}

  static Participant anyone(String... labels) {
    return new Participant(Set.of(labels), Optional.empty(), Optional.empty());
  }

  static Participant user(String name) {
    return new Participant(Set.of(), Optional.of(name), Optional.empty());
  }

  static Participant inSession(String id) {
    return new Participant(Set.of(), Optional.empty(), Optional.of(id));
  }

  static HubClient join(Hub hub, Outlet outlet, String... labels) {
    return join(hub, anyone(labels), outlet);
  }

  static HubClient join(Hub hub, Participant participant, Outlet outlet) {
    return join(hub, new Admission(participant, Optional.empty(), hub.revocations()), outlet);
  }

  static HubClient resume(Hub hub, String cursor, Outlet outlet, String... labels) {
    Admission admission = new Admission(anyone(labels), Optional.of(cursor), hub.revocations());
    return join(hub, admission, outlet);
  }

  static HubClient join(Hub hub, Admission admission, Outlet outlet) {
    try {
      return hub.join(admission, outlet);
    } catch (RefusedException e) {
      throw new AssertionError(e);
    }
  }

  static Refusal refused(Hub hub, Participant participant, Outlet outlet) {
    return refused(hub, new Admission(participant, Optional.empty(), hub.revocations()), outlet);
  }

  static Refusal refused(Hub hub, Admission admission, Outlet outlet) {
    return catchThrowableOfType(RefusedException.class, () -> hub.join(admission, outlet))
        .refusal();
  }
}
