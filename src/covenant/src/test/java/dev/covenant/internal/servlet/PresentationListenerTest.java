package dev.covenant.internal.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.internal.config.Configuration;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PresentationListenerTest {
  private final List<String> registered = new ArrayList<>();
  private Set<String> taken = Set.of();

  @Test
  void theEndpointIsRegisteredWithTheContainerOfTheApplication() {
    AtomicReference<ServerEndpointConfig> added = new AtomicReference<>();

    new PresentationListener()
        .contextInitialized(startOf(container(args -> added.set((ServerEndpointConfig) args[0]))));

    assertThat(added.get().getPath()).isEqualTo("/covenant/events");
    assertThat(added.get().getEndpointClass())
        .hasToString("class dev.covenant.internal.websocket.EventsEndpoint");
    assertThat(added.get().getConfigurator())
        .extracting(Object::getClass)
        .hasToString("class dev.covenant.internal.websocket.EventsConfigurator");
  }

  @Test
  void aPathThatIsTakenFailsTheDeploymentWithARemedy() {
    ServletContextEvent start =
        startOf(
            container(
                args -> {
                  throw new DeploymentException("duplicate path");
                }));

    assertThatThrownBy(() -> new PresentationListener().contextInitialized(start))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "No WebSocket endpoint at /covenant/events: duplicate path; choose another"
                + " covenant.websocket.path, or set covenant.websocket.enabled=false");
  }

  @Test
  void withoutWebSocketTheListenerLoadsAndDoesNothing() throws Exception {
    ClassLoader bare = new WithoutWebSocket();
    ServletContextListener listener =
        (ServletContextListener)
            bare.loadClass(PresentationListener.class.getName())
                .getDeclaredConstructor()
                .newInstance();

    listener.contextInitialized(startOf(null));

    assertThat(listener.getClass().getClassLoader()).isSameAs(bare);
    assertThatThrownBy(
            () -> Class.forName("dev.covenant.internal.websocket.EventsEndpoint", true, bare))
        .isInstanceOf(NoClassDefFoundError.class);
  }

  @Test
  void theStreamIsMappedAndAsynchronous() {
    new PresentationListener().contextInitialized(startOf(null));

    assertThat(registered)
        .containsExactly(
            "addListener SessionListener",
            "addServlet EventStreamServlet",
            "addMapping /covenant/events/stream",
            "setAsyncSupported true");
  }

  @Test
  void aStreamWhosePathIsTakenFailsTheDeploymentWithARemedy() {
    taken = Set.of("/covenant/events/stream");

    assertThatThrownBy(() -> new PresentationListener().contextInitialized(startOf(null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "No stream of server-sent events at /covenant/events/stream: another servlet is there;"
                + " choose another covenant.sse.path, or set covenant.sse.enabled=false");
  }

  @Test
  void whatIsOffIsNotThereAndCursorsAreWhereTheyAreAskedFor() {
    Map<String, String> settings =
        Map.of(
            "covenant.sse.enabled", "false",
            "covenant.websocket.enabled", "false",
            "covenant.presentation.cursor-header", "/api/*, /board");

    try (Configuration configured = Configuration.of(settings)) {
      new PresentationListener()
          .contextInitialized(startOf(container(args -> registered.add("endpoint"))));
    }

    assertThat(registered)
        .containsExactly(
            "addListener SessionListener",
            "addFilter CursorFilter",
            "setAsyncSupported true",
            "addMappingForUrlPatterns /api/* /board");
  }

  private ServletContextEvent startOf(Object container) {
    ServletContext context =
        fake(
            ServletContext.class,
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getAttribute" ->
                      args[0].equals("jakarta.websocket.server.ServerContainer") ? container : null;
                  case "addListener" -> {
                    registered.add("addListener " + args[0].getClass().getSimpleName());
                    yield null;
                  }
                  case "addServlet" -> {
                    registered.add("addServlet " + args[1].getClass().getSimpleName());
                    yield fake(ServletRegistration.Dynamic.class, this::register);
                  }
                  case "addFilter" -> {
                    registered.add("addFilter " + args[1].getClass().getSimpleName());
                    yield fake(FilterRegistration.Dynamic.class, this::register);
                  }
                  default -> null;
                });
    return new ServletContextEvent(context);
  }

  private Object register(Object proxy, Method method, Object[] args) {
    Object last = args[args.length - 1];
    String words = last instanceof String[] paths ? String.join(" ", paths) : last.toString();
    registered.add(method.getName() + ' ' + words);
    return method.getReturnType() == Set.class ? taken : null;
  }

  private static ServerContainer container(Adding adding) {
    return fake(
        ServerContainer.class,
        (proxy, method, args) -> {
          if (method.getName().equals("addEndpoint")) {
            adding.add(args);
          }
          return null;
        });
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private interface Adding {
    void add(Object[] args) throws DeploymentException;
  }

  /** Loads the library anew, as if the WebSocket API were not there. */
  private static final class WithoutWebSocket extends ClassLoader {
    WithoutWebSocket() {
      super(PresentationListenerTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("jakarta.websocket.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("dev.covenant.internal.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
