package dev.covenant.it.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.eclipse.microprofile.reactive.messaging.spi.IncomingConnectorFactory;
import org.eclipse.microprofile.reactive.messaging.spi.OutgoingConnectorFactory;
import org.eclipse.microprofile.reactive.streams.operators.PublisherBuilder;
import org.eclipse.microprofile.reactive.streams.operators.ReactiveStreams;
import org.eclipse.microprofile.reactive.streams.operators.SubscriberBuilder;

/** A connector written to the standard SPI alone. */
@ApplicationScoped
@Connector("wire")
public class WireConnector implements IncomingConnectorFactory, OutgoingConnectorFactory {
  @Inject private Wire wire;

  @Override
  public PublisherBuilder<? extends Message<?>> getPublisherBuilder(Config channel) {
    return ReactiveStreams.fromPublisher(wire);
  }

  @Override
  public SubscriberBuilder<? extends Message<?>, Void> getSubscriberBuilder(Config channel) {
    return ReactiveStreams.<Message<?>>builder().flatMapCompletionStage(this::take).ignore();
  }

  /** A stage that completes with null would end the stream. */
  private CompletionStage<Message<?>> take(Message<?> message) {
    String payload = String.valueOf(message.getPayload());
    if (payload.contains(Letter.Fate.REFUSED.name())) {
      return message
          .nack(new IllegalStateException("The wire does not take it"))
          .thenApply(nothing -> message);
    }
    wire.put(payload);
    return message.ack().thenApply(nothing -> message);
  }
}
