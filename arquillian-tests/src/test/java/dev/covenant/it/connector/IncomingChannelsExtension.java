package dev.covenant.it.connector;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.enterprise.util.AnnotationLiteral;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Makes a bean of each incoming channel that the configuration names. */
@Dependent
public class IncomingChannelsExtension implements Extension {
  static final String KEY = "it.incoming-channels";

  void addChannels(@Observes AfterTypeDiscovery event) {
    for (String channel : ConfigProvider.getConfig().getValue(KEY, String[].class)) {
      AnnotatedTypeConfigurator<IncomingChannel> type =
          event.addAnnotatedType(
              IncomingChannel.class, IncomingChannel.class.getName() + "#" + channel);
      type.remove(Vetoed.class::isInstance).add(new IncomingChannelName.Literal(channel));
      type.filterFields(field -> field.isAnnotationPresent(Channel.class))
          .forEach(
              field -> field.remove(Channel.class::isInstance).add(new ChannelLiteral(channel)));
    }
  }

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
