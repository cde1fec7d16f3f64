package dev.covenant.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;

class ChannelEndsTest {
  private final WeldContainer container =
      new Weld()
          .disableDiscovery()
          .beanClasses(Base.class, Consumer.class, Streaming.class, Channels.class)
          .initialize();

  private final ChannelEnds ends = ChannelEnds.of(container.getBeanManager());

  @AfterEach
  void close() {
    container.close();
    System.clearProperty("mp.messaging.outgoing.configured.connector");
  }

  @Test
  void aMethodTakesMessages() {
    assertThat(ends.has("one")).isTrue();
  }

  @Test
  void aMethodTakesMessagesOfSeveralChannels() {
    assertThat(ends.has("two")).isTrue();
    assertThat(ends.has("three")).isTrue();
  }

  @Test
  void anInheritedMethodTakesMessages() {
    assertThat(ends.has("inherited")).isTrue();
  }

  @Test
  void anInjectedStreamTakesMessagesAndAnEmitterDoesNot() {
    assertThat(ends.has("stream")).isTrue();
    assertThat(ends.has("emitted")).isFalse();
  }

  @Test
  void aConnectorTakesMessages() {
    assertThat(ends.has("configured")).isFalse();
    System.setProperty("mp.messaging.outgoing.configured.connector", "some");
    assertThat(ends.has("configured")).isTrue();
  }

  @Test
  void nobodyTakesMessagesOfOtherChannels() {
    assertThat(ends.has("nowhere")).isFalse();
  }

  static class Base {
    @Incoming("inherited")
    public void inherited(String message) {}
  }

  @ApplicationScoped
  static class Consumer extends Base {
    @Incoming("one")
    public void one(String message) {}

    @Incoming("two")
    @Incoming("three")
    public void several(String message) {}
  }

  @Dependent
  static class Streaming {
    @Inject
    @Channel("stream")
    Publisher<String> stream;

    @Inject
    @Channel("emitted")
    Emitter<String> emitter;
  }

  /** Stands for the messaging implementation. */
  @Dependent
  static class Channels {
    @Produces
    @Channel("stream")
    Publisher<String> stream() {
      return subscriber -> {};
    }

    @Produces
    @Channel("emitted")
    Emitter<String> emitter() {
      return null;
    }
  }
}
