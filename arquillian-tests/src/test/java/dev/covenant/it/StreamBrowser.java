package dev.covenant.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A client of the stream of server-sent events. */
final class StreamBrowser extends Browser implements Flow.Subscriber<List<ByteBuffer>> {
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final List<String> retries = new CopyOnWriteArrayList<>();
  private final CompletableFuture<ResponseInfo> head = new CompletableFuture<>();
  private final CompletableFuture<Flow.Subscription> reading = new CompletableFuture<>();

  /** Connects, with further headers as names and values. */
  StreamBrowser(URI stream, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stream).header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .sendAsync(request.build(), this::body)
        .whenComplete((response, failure) -> end(failure));
  }

  private BodySubscriber<Void> body(ResponseInfo response) {
    head.complete(response);
    return response.statusCode() == 200
        ? BodySubscribers.fromSubscriber(this)
        : BodySubscribers.discarding();
  }

  private void end(Throwable failure) {
    if (failure == null) {
      int status = head.join().statusCode();
      closed().complete(status == 200 ? Transport.STREAM_END : status);
    } else {
      closed().completeExceptionally(failure);
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    reading.complete(subscription);
    subscription.request(Long.MAX_VALUE);
  }

  /** Lines by hand: those of the JDK take a time that grows with the square of their length. */
  @Override
  public void onNext(List<ByteBuffer> bytes) {
    for (ByteBuffer buffer : bytes) {
      while (buffer.hasRemaining()) {
        byte next = buffer.get();
        if (next == '\n') {
          take(line.toString(StandardCharsets.UTF_8));
          line.reset();
        } else {
          line.write(next);
        }
      }
    }
  }

  /** Here every event has one line of data (HTML Living Standard, section 9.2.6). */
  private void take(String line) {
    if (line.startsWith("id: ")) {
      ids.add(line.substring(4));
    } else if (line.startsWith("data: ")) {
      receive(line.substring(6));
    } else if (line.startsWith("retry: ")) {
      retries.add(line.substring(7));
    } else if (!line.isEmpty()) {
      closed().completeExceptionally(new IOException("What is this: " + line));
    }
  }

  @Override
  public void onError(Throwable failure) {
    end(failure);
  }

  @Override
  public void onComplete() {}

  ResponseInfo head() {
    return head.join();
  }

  /** The ids of all events of the stream. */
  List<String> ids() {
    return ids;
  }

  List<String> retries() {
    return retries;
  }

  @Override
  public void close() {
    reading.thenAccept(Flow.Subscription::cancel);
  }
}
