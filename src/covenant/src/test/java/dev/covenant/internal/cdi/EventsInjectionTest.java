package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

@EnableWeld
class EventsInjectionTest {
  @WeldSetup
  WeldInitiator weld =
      WeldInitiator.from(Containers.plain(PerSession.class)).activate(SessionScoped.class).build();

  @Inject PerSession session;

  @Test
  void aBeanOfAPassivatingScopeHasBothInjected() {
    assertThat(session.isComplete()).isTrue();
  }

  @Test
  void eventsSurvivePassivation(ContractEvents events) throws Exception {
    assertThat(passivated(events)).isSameAs(events);
  }

  private static Object passivated(Object value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @SessionScoped
  @SuppressWarnings("serial") // What is injected is serializable, which its type does not say.
  static class PerSession implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject ContractEvents events;
    @Inject ContractDispatcher dispatcher;

    boolean isComplete() {
      return events != null && dispatcher != null;
    }
  }
}
