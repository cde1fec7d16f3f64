package dev.covenant.internal.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.covenant.internal.admission.Entrance;
import dev.covenant.internal.admission.FakeBeans;
import dev.covenant.internal.admission.OriginRule;
import dev.covenant.internal.presentation.Admission;
import dev.covenant.internal.presentation.Hub;
import dev.covenant.internal.presentation.Limits;
import dev.covenant.internal.presentation.Message;
import dev.covenant.internal.presentation.Outlet;
import dev.covenant.internal.presentation.Participant;
import dev.covenant.presentation.Disconnection;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of a real container. */
class SessionListenerTest {
  private final Hub hub = Hub.on(Runnable::run, Limits.NONE.settings());
  private final Entrance entrance = new Entrance(OriginRule.OWN, new FakeBeans(hub));
  private final Tomcat tomcat = new Tomcat();
  private final Connection connection = new Connection();

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    tomcat.setBaseDir(directory.toString());
    tomcat.setPort(0);
    tomcat.getEngine().setBackgroundProcessorDelay(1);
    Context context = tomcat.addContext("", directory.toString());
    context.addServletContainerInitializer(
        (none, starting) -> starting.addListener(new SessionListener(entrance)), Set.of());
    Tomcat.addServlet(context, "session", new Sessions());
    context.addServletMappingDecoded("/*", "session");
    tomcat.start();
    tomcat.getConnector();
  }

  @AfterEach
  void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void aSessionThatExpiresTakesItsConnectionsAlong() throws Exception {
    join(send("begin"));

    await().until(() -> connection.endings.equals(List.of(Disconnection.SESSION_ENDED)));
  }

  @Test
  void aSessionThatGotAnotherIdDoesToo() throws Exception {
    String first = send("begin");
    join(first);

    String second = send("rename", "Cookie", "JSESSIONID=" + first);

    assertThat(second).isNotEqualTo(first);
    await().until(() -> connection.endings.equals(List.of(Disconnection.SESSION_ENDED)));
  }

  private void join(String session) throws Exception {
    Participant participant = new Participant(Set.of(), Optional.empty(), Optional.of(session));
    Hub visited = entrance.hub();
    visited.join(new Admission(participant, Optional.empty(), visited.revocations()), connection);
  }

  private String send(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/" + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }

  /** Begins sessions that expire soon, and gives them other ids; says which they have. */
  private static final class Sessions extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      request.getSession().setMaxInactiveInterval(1);
      if (request.getRequestURI().equals("/rename")) {
        request.changeSessionId();
      }
      response.getWriter().write(request.getSession().getId());
    }
  }

  private static final class Connection implements Outlet {
    private final List<Disconnection> endings = new CopyOnWriteArrayList<>();

    @Override
    public void send(List<Message> messages, Completion completion) {
      completion.succeeded();
    }

    @Override
    public boolean probe() {
      return true;
    }

    @Override
    public void close(Disconnection cause) {
      endings.add(cause);
    }
  }
}
