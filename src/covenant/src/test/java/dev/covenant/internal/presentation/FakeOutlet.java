package dev.covenant.internal.presentation;

import dev.covenant.presentation.Disconnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers what it is told, and answers as it was made to; a greeting that comes alone it answers
 * at once.
 */
final class FakeOutlet implements Outlet {
  /** All messages but greetings and heartbeats, without their cursors. */
  final Queue<String> texts = new ConcurrentLinkedQueue<>();

  /** How many messages came at once, each time. */
  final List<Integer> parcels = new CopyOnWriteArrayList<>();

  final List<Told> greetings = new CopyOnWriteArrayList<>();
  final List<String> heartbeats = new CopyOnWriteArrayList<>();

  private final List<Message> messages = Collections.synchronizedList(new ArrayList<>());

  final List<Disconnection> endings = new CopyOnWriteArrayList<>();
  final AtomicInteger overlaps = new AtomicInteger();
  final AtomicInteger probes = new AtomicInteger();
  volatile boolean alive = true;

  private final AtomicInteger underWay = new AtomicInteger();
  private final Answers answers;

  /** A notice about the connection. */
  record Told(String notice, String cursor) {}

  interface Answers {
    void answer(Runnable good, Completion completion);
  }

  private FakeOutlet(Answers answers) {
    this.answers = answers;
  }

  /** Answers before its method returns. */
  static FakeOutlet prompt() {
    return new FakeOutlet((good, completion) -> good.run());
  }

  /** Never answers. */
  static FakeOutlet stalled() {
    return new FakeOutlet((good, completion) -> {});
  }

  /** Answers on other threads. */
  static FakeOutlet answering(Executor threads) {
    return new FakeOutlet((good, completion) -> threads.execute(good));
  }

  /** Answers as told. */
  static FakeOutlet with(Answers answers) {
    return new FakeOutlet(answers);
  }

  @Override
  public void send(List<Message> messages, Completion completion) {
    if (underWay.incrementAndGet() > 1) {
      overlaps.incrementAndGet();
    }
    Runnable good =
        () -> {
          underWay.decrementAndGet();
          completion.succeeded();
        };
    int events = texts.size();
    messages.forEach(this::remember);
    if (texts.size() == events && messages.size() == 1) {
      good.run();
    } else {
      parcels.add(messages.size());
      answers.answer(good, completion);
    }
  }

  /** All messages so far. */
  List<Message> messages() {
    synchronized (messages) {
      return List.copyOf(messages);
    }
  }

  /** The cursors of all messages. */
  List<String> cursors() {
    return messages().stream().map(FakeOutlet::cursor).toList();
  }

  static String cursor(Message message) {
    return message.text().split("\"")[3];
  }

  private void remember(Message message) {
    messages.add(message);
    String cursor = cursor(message);
    String rest = '{' + message.text().substring(message.text().indexOf("\",") + 2);
    if (rest.startsWith("{\"notice\":\"heartbeat\"")) {
      heartbeats.add(cursor);
    } else if (rest.contains("\"heartbeat\":")) {
      greetings.add(new Told(rest.split("\"")[3], cursor));
    } else {
      texts.add(rest);
    }
  }

  @Override
  public boolean probe() {
    probes.incrementAndGet();
    return alive;
  }

  @Override
  public void close(Disconnection cause) {
    endings.add(cause);
  }
}
