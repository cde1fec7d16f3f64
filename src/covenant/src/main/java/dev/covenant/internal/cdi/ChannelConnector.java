package dev.covenant.internal.cdi;

import dev.covenant.codec.EnvelopeCodec;
import dev.covenant.internal.channel.ChannelRoutes;
import dev.covenant.internal.channel.OutgoingChannels;
import dev.covenant.internal.config.Platform;
import dev.covenant.internal.routing.ChannelSend;
import dev.covenant.internal.routing.Route;
import dev.covenant.internal.scan.Problems;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Opens the channels that contracts are routed to, each once. */
final class ChannelConnector {
  private final BeanManager manager;
  private final Problems problems;
  private final Map<String, Optional<ChannelSend>> opened = new HashMap<>();

  ChannelConnector(BeanManager manager, Problems problems) {
    this.manager = manager;
    this.problems = problems;
  }

  Map<String, Route> connect(ChannelRoutes routes) {
    Map<String, Route> connected = new HashMap<>();
    if (routes.channels().isEmpty() || lacks(routes, Platform.REACTIVE_MESSAGING)) {
      return connected;
    }
    if (manager.getBeans(EnvelopeCodec.class).isEmpty()) {
      lacks(routes, Platform.JSON_BINDING);
    }
    routes
        .channels()
        .forEach(
            (contract, channel) ->
                opened
                    .computeIfAbsent(channel, name -> open(name, routes))
                    .ifPresent(send -> connected.put(contract, new Route(channel, send))));
    return connected;
  }

  private boolean lacks(ChannelRoutes routes, Platform part) {
    boolean lacks = !part.isPresent();
    if (lacks) {
      String first = routes.channels().firstKey();
      problems.absent(part.label(), "Channel " + routes.channels().get(first));
    }
    return lacks;
  }

  private Optional<ChannelSend> open(String channel, ChannelRoutes routes) {
    try {
      return Optional.of(OutgoingChannels.open(manager, channel));
    } catch (RuntimeException unconnected) {
      problems.unconnected(channel, routes.contractsOf(channel), unconnected);
      return Optional.empty();
    }
  }
}
