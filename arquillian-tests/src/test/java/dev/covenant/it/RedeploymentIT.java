package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing holds an application that is gone: neither the server's threads nor anything else. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RedeploymentIT {
  /** The first has the server start threads and load classes. */
  private static final int GENERATIONS = 4;

  private static final int THREADS = 32;

  @ArquillianResource private Deployer deployer;

  @Deployment(name = "redeployer", testable = false)
  static WebArchive redeployer() {
    return Wars.redeployer();
  }

  @Deployment(name = "generations", managed = false, testable = false)
  static WebArchive application() {
    return Wars.generations("generations");
  }

  /** What the platform itself holds when its database is used. */
  @Deployment(name = "generations-database", managed = false, testable = false)
  static WebArchive withDatabase() {
    return Wars.generations("generations-database");
  }

  @Deployment(name = "generations-outbox", managed = false, testable = false)
  static WebArchive withOutbox() {
    return Wars.generations("generations-outbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"generations", "generations-database", "generations-outbox"})
  @OperateOnDeployment("redeployer")
  void theClassLoadersOfEarlierDeploymentsAreCollected(String name, @ArquillianResource URI address)
      throws Exception {
    try (Redeployable application =
        Redeployable.of(deployer, address, name, Wars.generations(name))) {
      for (int generation = 1; generation <= GENERATIONS; generation++) {
        Server server = application.deploy();
        use(server);
        if (generation == GENERATIONS) {
          if (!name.equals("generations") && Findings.keepsManagedThreadsThatUsedADatabase()) {
            allAreThereUntilTheirThreadsAreForgotten(server, Server.at(address, "redeployer"));
          }
          collected(server, mayHoldTheFirst(name));
        } else if (generation == 1 || !Findings.keepsUpgradedRequests()) {
          undeployWhileBrowsersListen(application, server);
        } else {
          application.undeploy();
        }
      }
    }
  }

  /** Whatever else held them would hold them still. */
  private static void allAreThereUntilTheirThreadsAreForgotten(Server server, Server redeployer) {
    assertThat(reachable(server))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, GENERATIONS).boxed().toList());
    assertThat(redeployer.text("deployments?forget=threads")).isEqualTo("done");
  }

  /** From many threads at once: each could keep something. */
  private static void use(Server server) {
    String meeting = UUID.randomUUID().toString();
    List<CompletableFuture<JsonObject>> all =
        IntStream.range(0, THREADS).mapToObj(request -> live(server, meeting, THREADS)).toList();
    all.forEach(answer -> heard(server, answer.join().getString("result")));
  }

  /** An outbox and the worker deliver later. */
  private static void heard(Server server, String id) {
    await()
        .pollDelay(Duration.ZERO)
        .until(() -> server.get("it/generations/heard?id=" + id).asJsonArray().size() == 3);
  }

  private static CompletableFuture<JsonObject> live(Server server, String meeting, int size) {
    return server
        .start(
            "it/generations?id=%s&meeting=%s&size=%d".formatted(UUID.randomUUID(), meeting, size))
        .thenApply(Run::said);
  }

  private static void undeployWhileBrowsersListen(Redeployable application, Server server) {
    try (Browser socket = connected(Transport.WEBSOCKET, server);
        Browser stream = connected(Transport.STREAM, server)) {
      application.undeploy();
      assertThat(socket.closed()).succeedsWithin(30, TimeUnit.SECONDS);
      assertThat(stream.closed()).succeedsWithin(30, TimeUnit.SECONDS);
    }
  }

  /** It has seen something, so that the hub's threads have worked. */
  private static Browser connected(Transport transport, Server server) {
    Browser browser = transport.connect(server.address(), "").connected();
    live(server, UUID.randomUUID().toString(), 1).join();
    await().until(() -> !browser.events().isEmpty());
    return browser;
  }

  private static boolean mayHoldTheFirst(String name) {
    return name.equals("generations")
        ? Findings.holdsTheFirstApplication()
        : Findings.holdsTheFirstApplicationWithADatabase();
  }

  private static void collected(Server server, boolean mayHoldTheFirst) {
    List<Integer> held = mayHoldTheFirst ? List.of(1, GENERATIONS) : List.of(GENERATIONS);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              use(server);
              assertThat(reachable(server)).contains(GENERATIONS).isSubsetOf(held);
            });
  }

  private static List<Integer> reachable(Server server) {
    return server.get("it/generations").asJsonArray().getValuesAs(JsonNumber.class).stream()
        .map(JsonNumber::intValue)
        .toList();
  }
}
