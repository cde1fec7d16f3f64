package dev.covenant.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
  private final List<String> calls = new ArrayList<>();
  private final Session session =
      (Session)
          Proxy.newProxyInstance(
              Session.class.getClassLoader(),
              new Class<?>[] {Session.class},
              (proxy, method, arguments) -> {
                calls.add(method.getName() + " " + arguments[0]);
                return null;
              });

  @Test
  void aClientThatDoesNotAnswerIsNotWaitedForWithoutEnd() {
    CloseReason reason = new CloseReason(CloseCodes.TRY_AGAIN_LATER, "too slow");

    Closing.close(session, reason);

    assertThat(calls).containsExactly("setMaxIdleTimeout 10000", "close " + reason);
  }
}
