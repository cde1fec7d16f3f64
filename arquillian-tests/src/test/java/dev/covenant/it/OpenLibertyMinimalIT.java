package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * A server with Servlet and CDI only: no JSON Binding, WebSocket, Security or Concurrency, no
 * MicroProfile Config or Reactive Messaging. Its transactions come with CDI, but no names to reach
 * them by.
 */
class OpenLibertyMinimalIT {
  private static final String WITHOUT_TRANSACTIONS = "-Dcovenant.transactions=optional";

  @Test
  void anApplicationWorksAsFarAsThePlatformGoes() throws Exception {
    try (MinimalOpenLiberty liberty =
        MinimalOpenLiberty.with("notes", Wars.notes(), WITHOUT_TRANSACTIONS)) {
      Server server = liberty.started();

      assertThat(server.text("notes?text=a"))
          .isEqualTo("noted a [domain a, integration a, presentation a]");
      assertThat(server.text("notes?text=b&fails=")).isEqualTo("The pencil broke []");
      assertThat(server.status("covenant/events")).isEqualTo(404);
    }
  }

  @Test
  void browsersHaveTheStreamWhereThereIsNoWebSocket() throws Exception {
    try (MinimalOpenLiberty liberty =
        MinimalOpenLiberty.with("notes", Wars.shownNotes(), WITHOUT_TRANSACTIONS)) {
      Server server = liberty.started();
      try (Browser browser = Transport.STREAM.connect(server.address(), "").connected()) {
        server.text("notes?text=a");

        await().until(() -> browser.values("text").contains("a"));
      }
      assertThat(server.status("covenant/events")).isEqualTo(404);
    }
  }

  @Test
  void transactionsThatCannotBeReachedAreNamedWithTheRemedy() throws Exception {
    try (MinimalOpenLiberty liberty = MinimalOpenLiberty.with("notes", Wars.notes())) {
      assertThat(liberty.refused())
          .contains("Jakarta Transactions is here, but not")
          .contains("set covenant.transactions=optional");
    }
  }

  @Test
  void whatNeedsMessagingOrSecurityIsToldSoByName() throws Exception {
    WebArchive war = Wars.routedAndSecuredNotes();
    try (MinimalOpenLiberty liberty = MinimalOpenLiberty.with("notes", war)) {
      assertThat(liberty.refused())
          .contains("Covenant found 2 problems")
          .contains("Channel notes needs MicroProfile Reactive Messaging, which is absent")
          .contains(
              "The security annotation on SecuredDesk.lock(Lock) needs Jakarta Security, which is"
                  + " absent");
    }
  }
}
