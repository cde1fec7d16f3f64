package dev.covenant.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.covenant.CommandHandler;
import dev.covenant.CommittedException;
import dev.covenant.Contract;
import dev.covenant.ContractDispatcher;
import dev.covenant.ContractEvents;
import dev.covenant.ContractException;
import dev.covenant.ContractName;
import dev.covenant.ErrorKind;
import dev.covenant.IntegrationChannel;
import dev.covenant.IntegrationEventHandler;
import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.reactive.messaging.providers.MediatorFactory;
import io.smallrye.reactive.messaging.providers.extension.MediatorManager;
import io.smallrye.reactive.messaging.providers.extension.ReactiveMessagingExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.eclipse.microprofile.reactive.messaging.spi.OutgoingConnectorFactory;
import org.eclipse.microprofile.reactive.streams.operators.ReactiveStreams;
import org.eclipse.microprofile.reactive.streams.operators.SubscriberBuilder;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Integration events on SmallRye's channels, and what becomes of those a channel does not take. */
class ChannelsTest {
  private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
  private static final Map<String, String> CONFIGURATION =
      Map.of(
          "mp.messaging.outgoing.accepting.connector", "probe",
          "mp.messaging.outgoing.accepting.answer", "ack",
          "mp.messaging.outgoing.refusing.connector", "probe",
          "mp.messaging.outgoing.refusing.answer", "nack",
          "mp.messaging.outgoing.silent.connector", "probe",
          "mp.messaging.outgoing.silent.answer", "none",
          "covenant.channel.\"test.configured\"", "accepting",
          "covenant.channel-ack-timeout", "PT0.2S");

  private WeldContainer container;
  private ContractDispatcher dispatcher;

  @BeforeAll
  static void configure() {
    CONFIGURATION.forEach(System::setProperty);
    reloadConfiguration();
  }

  @AfterAll
  static void forget() {
    CONFIGURATION.keySet().forEach(System::clearProperty);
    reloadConfiguration();
  }

  /** SmallRye Config keeps the names it saw first. */
  private static void reloadConfiguration() {
    ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
  }

  @BeforeEach
  void deploy() {
    RECEIVED.clear();
    container = messaging(Containers.transactional(Desk.class, Inbox.class, Probe.class));
    dispatcher = container.select(ContractDispatcher.class).get();
  }

  @AfterEach
  void undeploy() {
    if (container.isRunning()) {
      container.close();
    }
  }

  @Test
  void aRoutedEventArrivesAsAnEnvelope() {
    emit(new Accepted("x"));
    assertThat(RECEIVED).hasSize(1);
    assertThat(RECEIVED.get(0))
        .matches(
            "\\{\"id\":\"[0-9a-f-]{36}\",\"category\":\"integration\","
                + "\"contract\":\"test.accepted\",\"value\":\\{\"what\":\"x\"}}");
  }

  @Test
  void theConfigurationRoutesToo() {
    emit(new Configured("x"));
    assertThat(RECEIVED).hasSize(1);
  }

  @Test
  void aRoutedEventGoesToItsChannelOnly() {
    emit(new Accepted("x"), new Unrouted("y"));
    assertThat(RECEIVED).hasSize(2).last().isEqualTo("subscriber y");
  }

  @Test
  void anIncomingMethodOfTheApplicationIsReached() {
    emit(new Local("x"));
    assertThat(RECEIVED).hasSize(1).first().asString().contains("\"what\":\"x\"");
  }

  @Test
  void nothingOfAFailedCommandReachesAChannel() {
    assertThatThrownBy(() -> emitThenFail(new Accepted("x"))).hasMessage("failed");
    assertThat(RECEIVED).isEmpty();
  }

  @Test
  void aNackIsAFailureAfterTheCommit() {
    assertThatThrownBy(() -> emit(new Refused("x")))
        .isInstanceOfSatisfying(
            CommittedException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.SUBSCRIBER_FAILED);
              assertThat(e.failures()).hasSize(1);
              assertThat(e.failures().get(0))
                  .hasMessageContaining("Channel refusing did not take integration event")
                  .hasRootCauseMessage("refused");
            });
    assertThat(dispatcher.failedDeliveries()).isEqualTo(1);
  }

  @Test
  void aConsumerThatThrowsIsAFailureAfterTheCommit() {
    assertThatThrownBy(() -> emit(new Local("bad")))
        .isInstanceOf(CommittedException.class)
        .hasRootCauseMessage("bad");
  }

  @Test
  void everyEventIsTriedWhateverFails() {
    assertThatThrownBy(() -> emit(new Refused("x"), new Accepted("y"), new Refused("z")))
        .isInstanceOfSatisfying(CommittedException.class, e -> assertThat(e.failures()).hasSize(2));
    assertThat(RECEIVED).hasSize(1);
  }

  @Test
  void aChannelThatNeverAnswersOrIsFullIsAFailure() {
    Object[] many = new Object[200];
    Arrays.fill(many, new Ignored("x"));
    assertThatThrownBy(() -> emit(many))
        .isInstanceOfSatisfying(
            CommittedException.class,
            e -> {
              assertThat(e.failures()).hasSize(200);
              assertThat(e.failures().get(0))
                  .hasMessageContaining("not acknowledged within PT0.2S");
              assertThat(e.failures().get(199)).hasMessageContaining("Insufficient");
            });
  }

  @Test
  void anEventThatCannotBeEncodedFailsItsCommandAndNamesTheField() {
    assertThatThrownBy(() -> emit(new Accepted("x"), new Unencodable("y", new Looping())))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.ENCODING_FAILED))
        .hasMessageContaining("integration event test.unencodable")
        .hasMessageContaining("field loop");
    assertThat(RECEIVED).isEmpty();
  }

  @Test
  void anEventWithARouteThatNoHandlerNamesIsRefused() {
    assertThatThrownBy(() -> emit(new Unnamed("x")))
        .isInstanceOfSatisfying(
            ContractException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MISSING_HANDLER))
        .hasMessageContaining("no handler's @CommandHandler(emits = ...) names");
  }

  @Test
  void aTransactionMayEmitMoreThanAChannelsBufferTakes() {
    Object[] many = new Object[500];
    Arrays.fill(many, new Accepted("x"));
    emit(many);
    assertThat(RECEIVED).hasSize(500);
  }

  @Test
  void anUnconnectedChannelIsADeploymentProblem() {
    container.close();
    Weld weld = Containers.plain(Lost.class, Probe.class);
    assertThatThrownBy(() -> messaging(weld))
        .hasMessageContaining(
            "Channel nowhere, to which test.lost is routed, does not exist; configure"
                + " mp.messaging.outgoing.nowhere.connector or write an @Incoming(\"nowhere\")"
                + " method");
  }

  private void emit(Object... events) {
    dispatcher.execute(new Emit(List.of(events), false), Void.class);
  }

  private void emitThenFail(Object... events) {
    dispatcher.execute(new Emit(List.of(events), true), Void.class);
  }

  private static WeldContainer messaging(Weld weld) {
    return weld.addPackages(true, MediatorManager.class.getPackage())
        .addPackages(true, MediatorFactory.class.getPackage())
        .addExtensions(new ReactiveMessagingExtension(), new ConfigExtension())
        .initialize();
  }

  record Emit(List<Object> events, boolean fails) {}

  @ContractName("test.accepted")
  @IntegrationChannel("accepting")
  public record Accepted(String what) {}

  @ContractName("test.refused")
  @IntegrationChannel("refusing")
  public record Refused(String what) {}

  @ContractName("test.ignored")
  @IntegrationChannel("silent")
  public record Ignored(String what) {}

  @ContractName("test.local")
  @IntegrationChannel("local")
  public record Local(String what) {}

  @ContractName("test.configured")
  public record Configured(String what) {}

  @ContractName("test.unrouted")
  public record Unrouted(String what) {}

  @ContractName("test.unencodable")
  @IntegrationChannel("accepting")
  public record Unencodable(String what, Looping loop) {}

  @ContractName("test.unnamed")
  @IntegrationChannel("accepting")
  public record Unnamed(String what) {}

  @ContractName("test.lost")
  @IntegrationChannel("nowhere")
  public record Lostling(String what) {}

  /** Refers to itself, which no JSON can. */
  public static class Looping {
    public Looping getLoop() {
      return this;
    }
  }

  @Contract
  @ApplicationScoped
  static class Desk {
    @Inject ContractEvents events;

    @CommandHandler(
        emits = {
          Accepted.class,
          Refused.class,
          Ignored.class,
          Local.class,
          Unencodable.class,
          Configured.class
        })
    void emit(Emit command) {
      command.events().forEach(events::emitIntegration);
      if (command.fails()) {
        throw new IllegalStateException("failed");
      }
    }

    @IntegrationEventHandler
    void unrouted(Unrouted event) {
      RECEIVED.add("subscriber " + event.what());
    }

    @IntegrationEventHandler
    void accepted(Accepted event) {
      RECEIVED.add("subscriber " + event.what());
    }
  }

  @Contract
  @ApplicationScoped
  static class Lost {
    @CommandHandler(emits = Lostling.class)
    void emit(Emit command) {}
  }

  @ApplicationScoped
  public static class Inbox {
    @Incoming("local")
    public void arrived(String envelope) {
      if (envelope.contains("bad")) {
        throw new IllegalStateException("bad");
      }
      RECEIVED.add(envelope);
    }
  }

  /** A connector that answers as its channel is configured to. */
  @ApplicationScoped
  @Connector("probe")
  static class Probe implements OutgoingConnectorFactory {
    @Override
    public SubscriberBuilder<? extends Message<?>, Void> getSubscriberBuilder(Config config) {
      return ReactiveStreams.fromSubscriber(new Answering(config.getValue("answer", String.class)));
    }
  }

  /** Answers messages. */
  private static final class Answering implements Subscriber<Message<?>> {
    private final String answer;
    private Subscription subscription;

    Answering(String answer) {
      this.answer = answer;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      this.subscription = subscription;
      if (!answer.equals("none")) {
        subscription.request(1);
      }
    }

    @Override
    public void onNext(Message<?> message) {
      if (answer.equals("ack")) {
        RECEIVED.add((String) message.getPayload());
        message.ack();
      } else {
        message.nack(new IllegalStateException("refused"));
      }
      subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
      RECEIVED.add("error " + failure);
    }

    @Override
    public void onComplete() {}
  }
}
