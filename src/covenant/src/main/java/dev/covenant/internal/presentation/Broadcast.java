package dev.covenant.internal.presentation;

import java.util.List;

/**
 * What one node's hub accepted, for those of other nodes.
 *
 * @param origin the epoch of the hub that accepted it
 * @param notices in order
 */
record Broadcast(String origin, List<Notice> notices) {
  Broadcast {
    notices = List.copyOf(notices);
  }
}
