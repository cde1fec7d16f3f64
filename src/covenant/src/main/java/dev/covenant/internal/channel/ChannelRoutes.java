package dev.covenant.internal.channel;

import dev.covenant.ContractName;
import dev.covenant.IntegrationChannel;
import dev.covenant.internal.config.Settings;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which contract goes to which channel. Configuration wins over annotations. Not thread-safe. */
public final class ChannelRoutes {
  private final SortedMap<String, String> channels = new TreeMap<>();

  private ChannelRoutes() {}

  /** Routes nothing. */
  public static ChannelRoutes none() {
    return new ChannelRoutes();
  }

  /** Starts with what is configured. */
  public static ChannelRoutes configured() {
    ChannelRoutes routes = new ChannelRoutes();
    routes.channels.putAll(Settings.below("covenant.channel."));
    return routes;
  }

  /** Routes an event type as its annotation says, if it has one. */
  public void add(Class<?> event) {
    IntegrationChannel route = event.getAnnotation(IntegrationChannel.class);
    if (route != null) {
      ContractName name = event.getAnnotation(ContractName.class);
      String contract = name == null ? event.getName() : name.value();
      channels.putIfAbsent(contract, route.value());
    }
  }

  /** Channels by contract name, sorted. */
  public SortedMap<String, String> channels() {
    return Collections.unmodifiableSortedMap(channels);
  }

  /** The contracts that go to a channel, for messages. */
  public String contractsOf(String channel) {
    return channels.entrySet().stream()
        .filter(entry -> entry.getValue().equals(channel))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }
}
