package dev.covenant.internal.channel;

import dev.covenant.internal.routing.ChannelSend;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.configurator.AnnotatedFieldConfigurator;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.enterprise.util.AnnotationLiteral;
import java.util.Collection;
import org.eclipse.microprofile.reactive.messaging.Channel;

/**
 * Makes a bean of each channel's name. Loads the messaging API: touch it only where that is
 * present.
 */
public final class OutgoingChannels {
  private OutgoingChannels() {}

  /** Adds a bean for each channel. */
  public static void register(AfterTypeDiscovery event, Collection<String> channels) {
    channels.forEach(channel -> register(event, channel));
  }

  private static void register(AfterTypeDiscovery event, String channel) {
    String id = OutgoingChannel.class.getName() + "#" + channel;
    AnnotatedTypeConfigurator<OutgoingChannel> type =
        event.addAnnotatedType(OutgoingChannel.class, id);
    type.remove(Vetoed.class::isInstance).add(new OutgoingChannelName.Literal(channel));
    type.filterFields(field -> field.isAnnotationPresent(Channel.class))
        .forEach(field -> rename(field, channel));
  }

  private static void rename(AnnotatedFieldConfigurator<?> field, String channel) {
    field.remove(Channel.class::isInstance).add(new ChannelLiteral(channel));
  }

  /**
   * Sends to a channel.
   *
   * @throws RuntimeException where the channel has nothing at its other end
   */
  public static ChannelSend open(BeanManager beanManager, String channel) {
    return beanManager
            .createInstance()
            .select(OutgoingChannel.class, new OutgoingChannelName.Literal(channel))
            .get()
        ::send;
  }

  /** Names a channel. */
  private static final class ChannelLiteral extends AnnotationLiteral<Channel> implements Channel {
    private static final long serialVersionUID = 1L;
    private final String value;

    ChannelLiteral(String value) {
      this.value = value;
    }

    @Override
    public String value() {
      return value;
    }
  }
}
