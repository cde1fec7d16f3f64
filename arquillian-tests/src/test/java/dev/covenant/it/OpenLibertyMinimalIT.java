package dev.covenant.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * A server with Servlet and CDI only: no Jakarta Transactions, JSON Binding, WebSocket, Security or
 * Concurrency, no MicroProfile Config or Reactive Messaging.
 */
class OpenLibertyMinimalIT {
  @Test
  void anApplicationWorksAsFarAsThePlatformGoes() throws Exception {
    try (MinimalOpenLiberty liberty = MinimalOpenLiberty.with("notes", Wars.notes())) {
      Server server = liberty.started();

      assertThat(server.text("notes?text=a"))
          .isEqualTo("noted a [domain a, integration a, presentation a]");
      assertThat(server.text("notes?text=b&fails=")).isEqualTo("The pencil broke []");
      assertThat(server.status("covenant/events")).isEqualTo(404);
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
