package dev.covenant.internal.cdi;

import dev.covenant.internal.channel.ChannelEnds;
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
import java.util.TreeSet;

/** Opens the channels that contracts are routed to, each once. */
final class ChannelConnector {
  private final BeanManager manager;
  private final Problems problems;
  private final Map<String, Optional<ChannelSend>> opened = new HashMap<>();

  ChannelConnector(BeanManager manager, Problems problems) {
    this.manager = manager;
    this.problems = problems;
  }

  /**
   * Reports what the channels lack. Before the messaging implementation looks: what it finds may
   * keep others from being asked.
   */
  void check(ChannelRoutes routes) {
    if (routes.channels().isEmpty()) {
      return;
    }
    if (!Platform.REACTIVE_MESSAGING.isPresent()) {
      problems.absent(Platform.REACTIVE_MESSAGING.label(), firstOf(routes));
      return;
    }
    if (!CodecChoice.isThere(manager)) {
      problems.absent(CodecChoice.part(), firstOf(routes));
    }
    ChannelEnds ends = ChannelEnds.of(manager);
    new TreeSet<>(routes.channels().values())
        .stream()
            .filter(channel -> !ends.has(channel))
            .forEach(channel -> problems.unconnected(channel, routes.contractsOf(channel)));
  }

  /** Opens the channels. After the messaging implementation has connected them. */
  Map<String, Route> connect(ChannelRoutes routes) {
    Map<String, Route> connected = new HashMap<>();
    routes
        .channels()
        .forEach(
            (contract, channel) ->
                opened
                    .computeIfAbsent(channel, name -> open(name, routes))
                    .ifPresent(send -> connected.put(contract, new Route(channel, send))));
    return connected;
  }

  private static String firstOf(ChannelRoutes routes) {
    return "Channel " + routes.channels().get(routes.channels().firstKey());
  }

  private Optional<ChannelSend> open(String channel, ChannelRoutes routes) {
    try {
      return Optional.of(OutgoingChannels.open(manager, channel));
    } catch (RuntimeException unconnected) {
      problems.unopened(channel, routes.contractsOf(channel), unconnected);
      return Optional.empty();
    }
  }
}
