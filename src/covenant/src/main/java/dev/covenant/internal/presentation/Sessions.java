package dev.covenant.internal.presentation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP sessions that have ended lately, and those that have another id: a client whose
 * handshake was decided before that joins as if it had been after it. Guarded by its owner.
 */
final class Sessions {
  private static final int REMEMBERED = 4_096;

  /** Their last ids; empty where they have ended. */
  private final Map<String, Optional<String>> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Some containers give a new session the id of one that has ended, if the browser still has it.
   */
  void begin(String id) {
    latest.remove(id);
  }

  void end(String id) {
    latest.put(id, Optional.empty());
  }

  /** Also back to an id that it had before. */
  void rename(String from, String to) {
    latest.put(from, Optional.of(to));
    latest.remove(to);
  }

  /** A participant in its session as that is called now; empty where it has ended. */
  Optional<Participant> current(Participant participant) {
    Optional<String> id = participant.session();
    while (id.isPresent() && latest.containsKey(id.get())) {
      id = latest.get(id.get());
    }
    if (id.equals(participant.session())) {
      return Optional.of(participant);
    }
    return id.map(participant::inSession);
  }
}
