package dev.covenant.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EventsServletListenerTest {
  @Test
  void theEndpointIsRegisteredWithTheContainerOfTheApplication() {
    AtomicReference<ServerEndpointConfig> added = new AtomicReference<>();

    new EventsServletListener()
        .contextInitialized(startOf(container(args -> added.set((ServerEndpointConfig) args[0]))));

    assertThat(added.get().getPath()).isEqualTo("/covenant/events");
    assertThat(added.get().getEndpointClass()).isEqualTo(EventsEndpoint.class);
    assertThat(added.get().getConfigurator()).isInstanceOf(EventsConfigurator.class);
  }

  @Test
  void aPathThatIsTakenFailsTheDeploymentWithARemedy() {
    ServletContextEvent start =
        startOf(
            container(
                args -> {
                  throw new DeploymentException("duplicate path");
                }));

    assertThatThrownBy(() -> new EventsServletListener().contextInitialized(start))
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
            bare.loadClass(EventsServletListener.class.getName())
                .getDeclaredConstructor()
                .newInstance();

    listener.contextInitialized(startOf(null));

    assertThat(listener.getClass().getClassLoader()).isSameAs(bare);
    assertThatThrownBy(() -> Class.forName(EventsEndpoint.class.getName(), true, bare))
        .isInstanceOf(NoClassDefFoundError.class);
  }

  private static ServletContextEvent startOf(Object container) {
    ServletContext context =
        fake(
            ServletContext.class,
            (proxy, method, args) ->
                method.getName().equals("getAttribute")
                        && args[0].equals("jakarta.websocket.server.ServerContainer")
                    ? container
                    : null);
    return new ServletContextEvent(context);
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
      super(EventsServletListenerTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("jakarta.websocket.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("dev.covenant.internal.websocket.")) {
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
