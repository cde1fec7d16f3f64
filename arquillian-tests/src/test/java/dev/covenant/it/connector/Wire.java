package dev.covenant.it.connector;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Stands for a broker: what one end puts in, the other end gets, as much as it asks for; what it
 * refuses, it gets again.
 */
@ApplicationScoped
public class Wire implements Publisher<Message<Object>> {
  private final Deque<String> waiting = new ArrayDeque<>();
  private Subscriber<? super Message<Object>> reader;
  private long demand;
  private boolean sending;

  void put(String payload) {
    synchronized (this) {
      waiting.addLast(payload);
    }
    send();
  }

  @Override
  public void subscribe(Subscriber<? super Message<Object>> subscriber) {
    synchronized (this) {
      reader = subscriber;
    }
    subscriber.onSubscribe(new Demand());
  }

  /** One thread at a time calls the reader (Reactive Streams 1.0.4, section 1.3). */
  private void send() {
    for (String payload = next(); payload != null; payload = next()) {
      String sent = payload;
      reader.onNext(
          Message.of(sent, () -> CompletableFuture.completedStage(null), cause -> putBack(sent)));
      synchronized (this) {
        sending = false;
      }
    }
  }

  private synchronized String next() {
    if (sending || reader == null || demand == 0 || waiting.isEmpty()) {
      return null;
    }
    demand--;
    sending = true;
    return waiting.removeFirst();
  }

  private CompletionStage<Void> putBack(String payload) {
    synchronized (this) {
      waiting.addFirst(payload);
    }
    send();
    return CompletableFuture.completedStage(null);
  }

  private final class Demand implements Subscription {
    @Override
    public void request(long messages) {
      synchronized (Wire.this) {
        demand += messages;
      }
      send();
    }

    @Override
    public void cancel() {
      synchronized (Wire.this) {
        reader = null;
      }
    }
  }
}
