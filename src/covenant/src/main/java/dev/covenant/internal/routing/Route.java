package dev.covenant.internal.routing;

/**
 * Where events of one contract leave.
 *
 * @param channel the channel's name
 * @param send sends to it
 */
public record Route(String channel, ChannelSend send) {}
