package dev.covenant.internal.presentation;

import dev.covenant.presentation.Refusal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The clients of a hub, no more than there may be. Guarded by its owner. */
final class Members {
  private final int most;
  private final int mostOfUser;
  private final Set<HubClient> clients = new LinkedHashSet<>();
  private final Map<String, Integer> ofUser = new HashMap<>();
  private final Map<String, Set<HubClient>> ofSession = new HashMap<>();
  private @Nullable List<HubClient> all;

  Members(HubSettings settings) {
    this.most = settings.maxClients();
    this.mostOfUser = settings.maxClientsPerUser();
  }

  int count() {
    return clients.size();
  }

  /** Why there is no place for a client, if there is none. */
  Optional<Refusal> refusal(Participant participant) {
    if (clients.size() >= most) {
      return Optional.of(Refusal.TOO_MANY_CLIENTS);
    }
    return participant
        .user()
        .filter(user -> ofUser.getOrDefault(user, 0) >= mostOfUser)
        .map(user -> Refusal.TOO_MANY_OF_USER);
  }

  void add(HubClient client) {
    clients.add(client);
    client.participant().user().ifPresent(user -> ofUser.merge(user, 1, Integer::sum));
    enterSession(client);
    all = null;
  }

  void remove(HubClient client) {
    if (clients.remove(client)) {
      client
          .participant()
          .user()
          .ifPresent(user -> ofUser.computeIfPresent(user, (u, n) -> n == 1 ? null : n - 1));
      leaveSession(client);
      all = null;
    }
  }

  /** Those of an HTTP session. */
  List<HubClient> ofSession(String id) {
    return List.copyOf(ofSession.getOrDefault(id, Set.of()));
  }

  void renameSession(String from, String to) {
    for (HubClient client : ofSession(from)) {
      leaveSession(client);
      client.renameSession(to);
      enterSession(client);
    }
  }

  private void enterSession(HubClient client) {
    client
        .participant()
        .session()
        .ifPresent(id -> ofSession.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(client));
  }

  private void leaveSession(HubClient client) {
    client
        .participant()
        .session()
        .ifPresent(
            id ->
                ofSession.computeIfPresent(
                    id, (i, of) -> of.remove(client) && of.isEmpty() ? null : of));
  }

  /** All of them, in the order in which they came; does not change. */
  List<HubClient> all() {
    if (all == null) {
      all = List.copyOf(clients);
    }
    return all;
  }

  List<HubClient> matching(Predicate<Participant> condition) {
    return clients.stream().filter(client -> condition.test(client.participant())).toList();
  }
}
