package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.presentation.Refusal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Browsers of users who have to log in, of whom there may be a few. */
@ExtendWith(ArquillianExtension.class)
@Timeout(120)
class SecuredPresentationIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @ArquillianResource private URI address;

  @Deployment(testable = false)
  static WebArchive application() {
    return Wars.secured();
  }

  @AfterEach
  void everyClientIsForgotten() {
    await()
        .atMost(SOON)
        .until(
            () -> {
              shown("");
              return counts().clients() == 0;
            });
  }

  @ParameterizedTest
  @EnumSource
  void whoHasNotLoggedInIsAskedTo(Transport transport) {
    try (Browser browser = transport.connect(server().address(), "")) {
      assertThat(browser.closed()).succeedsWithin(SOON).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theResolverSeesTheUserAndTheRoles(Transport transport) {
    try (Browser ada = login(transport, "ada").connected();
        Browser bob = login(transport, "bob").connected()) {
      String forAda = shown("principal:ada");
      String forBob = shown("principal:bob");
      String forDoctors = shown("doctor");
      String forAll = shown("");

      await().until(() -> ada.values("id").contains(forAll));
      await().until(() -> bob.values("id").contains(forAll));
      assertThat(ada.values("id")).containsExactly(forAda, forDoctors, forAll);
      assertThat(bob.values("id")).containsExactly(forBob, forAll);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aUserHasAFewConnectionsAndEverybodyTogetherTooHas(Transport transport) {
    HubCounts before = counts();
    try (Browser ada = login(transport, "ada").connected();
        Browser adaToo = login(transport, "ada").connected();
        Browser adaAgain = login(transport, "ada")) {
      assertThat(adaAgain.closed()).succeedsWithin(SOON).isEqualTo(transport.refused(1013, 503));
      assertThat(counts().refused(Refusal.TOO_MANY_OF_USER))
          .isEqualTo(before.refused(Refusal.TOO_MANY_OF_USER) + 1);

      try (Browser bob = login(transport, "bob").connected();
          Browser bobToo = login(transport, "bob").connected();
          Browser eve = login(transport, "eve")) {
        assertThat(eve.closed()).succeedsWithin(SOON).isEqualTo(transport.refused(1013, 503));
        assertThat(counts().refused(Refusal.TOO_MANY_CLIENTS))
            .isEqualTo(before.refused(Refusal.TOO_MANY_CLIENTS) + 1);
        String id = shown("");
        await().until(() -> ada.values("id").contains(id) && adaToo.values("id").contains(id));
        await().until(() -> bob.values("id").contains(id) && bobToo.values("id").contains(id));
      }
    }
  }

  private Server server() {
    return Server.at(address, "secured");
  }

  private HubCounts counts() {
    return HubCounts.of(server());
  }

  private Browser login(Transport transport, String user) {
    String login = user + ":secret";
    String token = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.US_ASCII));
    return transport.connect(server().address(), "", "Authorization", "Basic " + token);
  }

  private String shown(String label) {
    String id = UUID.randomUUID().toString();
    assertThat(server().post("it/shows?label=" + label + "&id=" + id).thrown()).isEmpty();
    return id;
  }
}
