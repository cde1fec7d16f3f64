package dev.covenant.internal.presentation;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what it is told, and answers as it was made to. */
final class FakeOutlet implements Outlet {
  final Queue<String> texts = new ConcurrentLinkedQueue<>();
  final List<Parting> partings = new CopyOnWriteArrayList<>();
  final AtomicInteger overlaps = new AtomicInteger();

  private final AtomicInteger underWay = new AtomicInteger();
  private final Answers answers;

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
  public void send(String text, Completion completion) {
    if (underWay.incrementAndGet() > 1) {
      overlaps.incrementAndGet();
    }
    texts.add(text);
    answers.answer(
        () -> {
          underWay.decrementAndGet();
          completion.succeeded();
        },
        completion);
  }

  @Override
  public void close(Parting parting) {
    partings.add(parting);
  }
}
