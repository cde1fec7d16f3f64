package dev.covenant.internal.presentation;

import dev.covenant.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a hub accepted, in order: what is to be distributed yet, and what is kept for clients that
 * come back. Guarded by its owner.
 */
final class MessageLog {
  private final Cursor first = Cursor.first();
  private final ReplayWindow window;
  private final String greeting;
  private List<Message> undistributed = new ArrayList<>();
  private long head;

  MessageLog(HubSettings settings) {
    this.window = new ReplayWindow(settings.replaySize());
    this.greeting = "\",\"heartbeat\":" + settings.heartbeat().toMillis();
  }

  String epoch() {
    return first.epoch();
  }

  Cursor head() {
    return first.at(head);
  }

  void add(Notice notice) {
    Message message = new Message(first.at(++head), notice);
    window.add(message);
    undistributed.add(message);
  }

  int undistributed() {
    return undistributed.size();
  }

  List<Message> takeUndistributed() {
    List<Message> taken = undistributed;
    undistributed = new ArrayList<>();
    return taken;
  }

  /** A sign of life to those who have got everything. */
  Message heartbeat() {
    return told(head - undistributed.size(), "heartbeat\"");
  }

  /**
   * Where a client begins that is where its cursor says.
   *
   * @param cursor what it sent, if it did
   */
  Joining joining(Participant participant, Optional<String> cursor) {
    if (cursor.isEmpty()) {
      return new Joining(head, List.of(told(head, "connected" + greeting)), true);
    }
    return cursor
        .flatMap(Cursor::parse)
        .filter(place -> place.epoch().equals(epoch()) && place.offset() <= head)
        .flatMap(place -> resumed(participant, place.offset()))
        .orElseGet(() -> new Joining(head, List.of(told(head, "resync" + greeting)), false));
  }

  private Optional<Joining> resumed(Participant participant, long offset) {
    return window
        .after(offset, head)
        .map(
            missed -> {
              List<Message> messages = new ArrayList<>();
              messages.add(told(offset, "connected" + greeting));
              missed.stream().filter(each -> each.isFor(participant)).forEach(messages::add);
              return new Joining(head, messages, true);
            });
  }

  private Message told(long offset, String notice) {
    return new Message(first.at(offset), Audience.everyone(), "\"notice\":\"" + notice);
  }
}
