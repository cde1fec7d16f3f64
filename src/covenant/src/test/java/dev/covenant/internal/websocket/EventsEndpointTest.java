package dev.covenant.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.EventCategory;
import dev.covenant.EventEnvelope;
import dev.covenant.internal.admission.Entrance;
import dev.covenant.internal.admission.FakeBeans;
import dev.covenant.internal.admission.OriginRule;
import dev.covenant.internal.presentation.Hub;
import dev.covenant.internal.presentation.Limits;
import dev.covenant.internal.presentation.Presented;
import dev.covenant.internal.presentation.Received;
import dev.covenant.presentation.Disconnection;
import dev.covenant.presentation.Handshake;
import dev.covenant.presentation.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.ServerContainer;
import org.glassfish.tyrus.spi.ServerContainerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint in a real container, with the JDK's client. */
@Timeout(60)
class EventsEndpointTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Hub hub = Hub.on(threads, Limits.NONE.buffering(256).settings());
  private final FakeBeans beans = new FakeBeans(hub);
  private int port;
  private ServerContainer server;

  @BeforeEach
  void start() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server = ServerContainerFactory.createServerContainer(Map.of());
    EventsRegistration.register(server, "/covenant/events", new Entrance(OriginRule.OWN, beans));
    server.start("/clinic", port);
    if (server instanceof TyrusServerContainer tyrus) {
      tyrus.doneDeployment();
    }
  }

  @AfterEach
  void stop() {
    server.stop();
    threads.shutdownNow();
  }

  @Test
  void everyClientGetsEachEventOnceAsJsonInOrder() {
    Client one = connect();
    Client two = connect();
    List<EventEnvelope> events = Presented.events("e", 200);

    hub.send(events.subList(0, 100));
    hub.send(events.subList(100, 200));

    eventually().until(() -> one.texts.size() >= 200 && two.texts.size() >= 200);
    assertThat(one.texts).containsExactlyElementsOf(Presented.texts(events));
    assertThat(two.texts).containsExactlyElementsOf(Presented.texts(events));
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

    eventually().until(() -> three.texts.size() >= 2 && four.texts.size() >= 2);
    assertThat(three.texts).containsExactly(Presented.text("for-3"), Presented.text("end"));
    assertThat(four.texts).containsExactly(Presented.text("for-4"), Presented.text("end"));
  }

  @Test
  void theResolverSeesHeadersAndNoUserWhereThereIsNone() {
    CompletableFuture<Handshake> seen = new CompletableFuture<>();
    beans.resolver(
        handshake -> {
          seen.complete(handshake);
          return Set.of();
        });

    connect();

    assertThat(seen.getNow(null).header("HOST")).contains("localhost:" + port);
    assertThat(seen.getNow(null).principal()).isEmpty();
  }

  @Test
  void aResolverThatFailsRefusesTheConnection() {
    beans.resolver(
        handshake -> {
          throw new SecurityException("secret reason");
        });

    Client client = open("", null);

    assertThat(client.closed()).isEqualTo("1008 refused");
    assertThat(clients()).isZero();
  }

  @Test
  void anInvalidLabelRefusesTheConnection() {
    beans.resolver(handshake -> Set.of(" "));

    assertThat(open("", null).closed()).isEqualTo("1008 refused");
    assertThat(clients()).isZero();
  }

  @Test
  void aPageOfAnotherSiteIsAnsweredWith403() throws IOException {
    beans.tells("localhost:" + port);

    assertThat(statusOf("http://evil.example")).isEqualTo("HTTP/1.1 403 Forbidden");
    assertThat(hub.counts().refused(Refusal.CROSS_ORIGIN)).isEqualTo(1);
  }

  @Test
  void aPageOfAnotherSiteIsTurnedAwayWhereTheContainerTellsNoHostInTime() {
    Client client = open("", "http://evil.example");

    assertThat(client.closed()).isEqualTo("1008 cross-origin");
    assertThat(clients()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPageOfTheSameSiteMayConnect(boolean told) {
    if (told) {
      beans.tells("localhost:" + port);
    }

    open("", "http://localhost:" + port);

    eventually().until(() -> clients() == 1);
  }

  @Test
  void inboundTextIsRefused() {
    Client client = connect();

    client.socket.sendText("{\"id\":\"x\"}", true).join();

    assertThat(client.closed()).isEqualTo("1003 events only go out");
    eventually().until(() -> clients() == 0);
  }

  @Test
  void theFirstPieceOfInboundTextIsRefusedWithoutTheRest() {
    Client client = connect();

    client.socket.sendText("{", false).join();

    assertThat(client.closed()).isEqualTo("1003 events only go out");
  }

  @Test
  void inboundBinaryIsRefused() {
    Client client = connect();

    client.socket.sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();

    assertThat(client.closed()).isEqualTo("1003 events only go out");
  }

  @Test
  void aClientThatClosesIsForgotten() {
    Client client = connect();

    client.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();

    eventually().until(() -> clients() == 0);
  }

  @Test
  void aClientThatVanishesIsForgotten() {
    Client client = connect();

    client.socket.abort();

    eventually().until(() -> clients() == 0);
  }

  @Test
  void aClientThatDoesNotReadIsDisconnectedAndOthersGetEverything() {
    Client slow = open("", null, 0);
    eventually().until(() -> clients() == 1);
    Client quick = connect(2);
    String large = "\"" + "x".repeat(200_000) + "\"";
    int sent = 0;
    while (hub.counts().disconnected(Disconnection.TOO_SLOW) == 0 && sent < 2_000) {
      int next = sent++;
      hub.send(
          List.of(
              EventEnvelope.builder(EventCategory.PRESENTATION, "clinic.shown", "x")
                  .id("e" + next)
                  .json(large)
                  .build()));
      eventually().until(() -> quick.texts.size() > next);
    }

    assertThat(hub.counts().disconnected(Disconnection.TOO_SLOW)).isEqualTo(1);
    assertThat(clients()).isEqualTo(1);
    assertThat(quick.texts).hasSize(sent);
    assertThat(slow.texts).isEmpty();
    slow.socket.abort();
  }

  @Test
  void closingTheHubSaysGoingAway() {
    Client client = connect();

    hub.close();

    assertThat(client.closed()).isEqualTo("1001 shutting down");
  }

  /** By hand: this container leaves the refused connection open, and the JDK's client waits. */
  private String statusOf(String origin) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          String.join(
              "\r\n",
              "GET /clinic/covenant/events HTTP/1.1",
              "Host: localhost:" + port,
              "Connection: Upgrade",
              "Upgrade: websocket",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
              "Origin: " + origin,
              "",
              "");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  private int clients() {
    return hub.counts().clients();
  }

  private static ConditionFactory eventually() {
    return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
  }

  private Client connect() {
    return connect("");
  }

  private Client connect(String query) {
    int before = clients();
    Client client = open(query, null);
    // The server opens its session after the client does.
    eventually().until(() -> clients() == before + 1);
    return client;
  }

  private Client connect(int expected) {
    Client client = open("", null);
    eventually().until(() -> clients() == expected);
    return client;
  }

  private Client open(String query, String origin) {
    return open(query, origin, Long.MAX_VALUE);
  }

  private Client open(String query, String origin, long demand) {
    Client client = new Client(demand);
    WebSocket.Builder builder =
        HttpClient.newHttpClient().newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
    if (origin != null) {
      builder.header("Origin", origin);
    }
    URI uri = URI.create("ws://localhost:" + port + "/clinic/covenant/events" + query);
    return builder
        .buildAsync(uri, client)
        .thenApply(
            socket -> {
              client.socket = socket;
              return client;
            })
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  private static final class Client implements WebSocket.Listener {
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final long demand;
    private volatile WebSocket socket;

    Client(long demand) {
      this.demand = demand;
    }

    String closed() {
      return closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void onOpen(WebSocket opened) {
      if (demand > 0) {
        opened.request(demand);
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        Received.messages(part.toString()).forEach(texts::add);
        part.setLength(0);
      }
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(error instanceof IOException ? "broken" : error.toString());
    }
  }
}
