package dev.covenant.internal.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.Audience;
import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.internal.admission.Entrance;
import dev.covenant.internal.admission.FakeBeans;
import dev.covenant.internal.admission.OriginRule;
import dev.covenant.internal.presentation.Hub;
import dev.covenant.internal.presentation.Limits;
import dev.covenant.internal.presentation.Presented;
import dev.covenant.presentation.Disconnection;
import dev.covenant.presentation.Refusal;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stream in a real container, with the JDK's client. */
@Timeout(60)
class EventStreamTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<Runnable> interruption = new AtomicReference<>();
  private final Hub hub = Hub.on(this::execute, Limits.NONE.buffering(256).of(3, 3).settings());
  private volatile boolean interrupted;
  private final FakeBeans beans = new FakeBeans(hub);
  private final Tomcat tomcat = new Tomcat();

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(0);
    Context context = tomcat.addContext("/clinic", directory.toString());
    Wrapper wrapper =
        Tomcat.addServlet(
            context,
            "stream",
            new EventStreamServlet(
                new Entrance(OriginRule.parse("https://ward.example").orElseThrow(), beans)));
    wrapper.setAsyncSupported(true);
    context.addServletMappingDecoded("/covenant/events/stream", "stream");
    tomcat.start();
    tomcat.getConnector();
  }

  @AfterEach
  void stop() throws Exception {
    hub.close();
    tomcat.stop();
    tomcat.destroy();
    threads.shutdownNow();
  }

  @Test
  void everyEventIsAnEventOfTheStreamWithItsCursorAsId() {
    Client client = connect();
    hub.send(Presented.events("e", 2));
    String cursor = hub.cursor();

    eventually().until(() -> client.lines.size() >= 11);
    String start = cursor.replace("-2", "-0");
    String middle = cursor.replace("-2", "-1");
    assertThat(client.lines)
        .containsExactly(
            "retry: 2000",
            "",
            "id: " + start,
            "data: {\"cursor\":\"%s\",\"notice\":\"connected\",\"heartbeat\":86400000}"
                .formatted(start),
            "",
            "id: " + middle,
            "data: " + withCursor(middle, Presented.text("e0")),
            "",
            "id: " + cursor,
            "data: " + withCursor(cursor, Presented.text("e1")),
            "");
    assertThat(client.response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(client.response.headers().firstValue("Cache-Control"))
        .contains("no-store, no-transform");
  }

  @Test
  void aBrowserThatConnectsAgainGetsWhatItMissed() {
    String address = hub.cursor();
    hub.send(Presented.events("e", 1));
    String last = hub.cursor();
    hub.send(Presented.events("f", 1));

    Client byAddress = connect("?cursor=" + address);
    Client byHeader = connect("?cursor=" + address, "Last-Event-ID", last);

    eventually().until(() -> byAddress.has("f0") && byHeader.has("f0"));
    assertThat(byAddress.has("e0")).isTrue();
    assertThat(byHeader.has("e0")).isFalse();
  }

  @Test
  void eachClientHasTheLabelsOfItsOwnHandshake() {
    beans.resolver(handshake -> Set.of("ward-" + handshake.parameter("ward").orElseThrow()));
    Client three = connect("?ward=3");
    Client four = connect("?ward=4");

    hub.send(
        List.of(
            Presented.event("for-3", "ward-3"),
            Presented.event("for-4", "ward-4"),
            Presented.event("end")));

    eventually().until(() -> three.has("end") && four.has("end"));
    assertThat(three.has("for-3")).isTrue();
    assertThat(three.has("for-4")).isFalse();
    assertThat(four.has("for-4")).isTrue();
    assertThat(four.has("for-3")).isFalse();
  }

  @Test
  void aResolverThatFailsRefusesTheConnection() throws Exception {
    beans.resolver(
        handshake -> {
          throw new SecurityException("secret reason");
        });

    assertThat(status()).isEqualTo(403);
    assertThat(hub.counts().refused(Refusal.UNRESOLVED)).isEqualTo(1);
  }

  @Test
  void aPageOfAnotherSiteIsRefusedUnlessItIsNamed() throws Exception {
    assertThat(status("Origin", "http://evil.example")).isEqualTo(403);
    assertThat(status("Sec-Fetch-Site", "cross-site")).isEqualTo(403);
    assertThat(hub.counts().refused(Refusal.CROSS_ORIGIN)).isEqualTo(2);

    Client named = connect("", "Origin", "https://ward.example");
    assertThat(named.response.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://ward.example");
    assertThat(named.response.headers().firstValue("Access-Control-Allow-Credentials"))
        .contains("true");
  }

  @Test
  void whoFindsNoPlaceMayComeAgainLater() throws Exception {
    connect();
    connect();
    connect();

    assertThat(status()).isEqualTo(503);
    assertThat(hub.counts().refused(Refusal.TOO_MANY_CLIENTS)).isEqualTo(1);
  }

  @Test
  void theHubEndsTheStream() {
    Client client = connect();

    hub.revoke(Audience.everyone());

    eventually().until(() -> client.ended);
    assertThat(hub.counts().disconnected(Disconnection.REVOKED)).isEqualTo(1);
  }

  @Test
  void aClientThatIsRevokedWhileItsStreamBeginsIsToldSo() throws Exception {
    interruption.set(() -> hub.revoke(Audience.everyone()));

    assertThat(end(get("")).statusCode()).isEqualTo(200);
    assertThat(hub.counts().disconnected(Disconnection.REVOKED)).isEqualTo(1);
    assertThat(hub.counts().clients()).isZero();
  }

  @Test
  void whoAsksForTheHeadOnlyIsNoClient() throws Exception {
    HttpRequest head =
        HttpRequest.newBuilder(uri("")).method("HEAD", BodyPublishers.noBody()).build();

    HttpResponse<Void> response = end(head);

    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(hub.counts().clients()).isZero();
  }

  @Test
  void aClientThatLeavesIsForgottenAtTheLatestWhenSomethingIsSent() throws Exception {
    try (Socket socket = request()) {
      eventually().until(() -> hub.counts().clients() == 1);
      socket.setSoLinger(true, 0);
    }

    eventually()
        .until(
            () -> {
              hub.send(Presented.events("e", 1));
              return hub.counts().clients() == 0;
            });
  }

  @Test
  void aClientThatDoesNotReadIsDisconnectedAndOthersGetEverything() throws Exception {
    try (Socket slow = request()) {
      eventually().until(() -> hub.counts().clients() == 1);
      Client quick = connect();
      int sent = 0;
      while (hub.counts().disconnected(Disconnection.TOO_SLOW) == 0 && sent < 2_000) {
        String id = "e" + sent++;
        hub.send(List.of(large(id)));
        eventually().until(() -> quick.has(id));
      }

      assertThat(hub.counts().disconnected(Disconnection.TOO_SLOW)).isEqualTo(1);
      assertThat(hub.counts().clients()).isEqualTo(1);
      assertThat(slow.isConnected()).isTrue();
    }
  }

  @Test
  void messagesThatWaitedComeInOrder() {
    Client client = connect();
    List<EventEnvelope> events = Presented.events("e", 200);

    events.forEach(event -> hub.send(List.of(event)));

    eventually().until(() -> client.has("e199"));
    assertThat(client.lines.stream().filter(line -> line.startsWith("data: ")).skip(1))
        .zipSatisfy(
            Presented.texts(events), (line, text) -> assertThat(line).endsWith(text.substring(1)));
  }

  /** Where a test wants something to happen first, it has happened when this returns. */
  private void execute(Runnable task) {
    Runnable first = interruption.getAndSet(null);
    if (first == null) {
      (interrupted ? (Executor) Runnable::run : threads).execute(task);
    } else {
      interrupted = true;
      first.run();
      interrupted = false;
      threads.execute(task);
    }
  }

  private static EventEnvelope large(String id) {
    return EventEnvelope.builder(EventCategory.PRESENTATION, "clinic.shown", "x")
        .id(id)
        .json("\"" + "x".repeat(200_000) + "\"")
        .build();
  }

  private static String withCursor(String cursor, String text) {
    return "{\"cursor\":\"" + cursor + "\"," + text.substring(1);
  }

  private int port() {
    return tomcat.getConnector().getLocalPort();
  }

  /** By hand: a client that reads nothing. */
  private Socket request() throws IOException {
    Socket socket = new Socket("localhost", port());
    String request =
        "GET /clinic/covenant/events/stream HTTP/1.1\r\nHost: localhost:" + port() + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private int status(String... headers) throws Exception {
    HttpResponse<Stream<String>> response =
        HttpClient.newHttpClient().send(get("", headers), HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> body = response.body()) {
      return response.statusCode();
    }
  }

  /** Waits for the end of a response. */
  private static HttpResponse<Void> end(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient()
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .get(10, TimeUnit.SECONDS);
  }

  private Client connect() {
    return connect("");
  }

  private Client connect(String query, String... headers) {
    int before = hub.counts().clients();
    Client client = new Client(get(query, headers));
    eventually().until(() -> hub.counts().clients() == before + 1 && client.lines.size() > 2);
    return client;
  }

  private HttpRequest get(String query, String... headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri(query)).timeout(Duration.ofSeconds(10));
    if (headers.length > 0) {
      builder.headers(headers);
    }
    return builder.build();
  }

  private URI uri(String query) {
    return URI.create("http://localhost:" + port() + "/clinic/covenant/events/stream" + query);
  }

  private static ConditionFactory eventually() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
  }

  private final class Client {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile HttpResponse<Stream<String>> response;
    private volatile boolean ended;

    Client(HttpRequest request) {
      HttpClient.newHttpClient()
          .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
          .thenAcceptAsync(this::read, threads);
    }

    private void read(HttpResponse<Stream<String>> stream) {
      response = stream;
      try (Stream<String> body = stream.body()) {
        body.forEach(lines::add);
      } finally {
        ended = true;
      }
    }

    boolean has(String id) {
      return lines.stream().anyMatch(line -> line.contains("\"id\":\"" + id + "\""));
    }
  }
}
