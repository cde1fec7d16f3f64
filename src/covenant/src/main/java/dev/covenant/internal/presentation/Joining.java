package dev.covenant.internal.presentation;

import java.util.List;

/**
 * Where a client begins to take part.
 *
 * @param offset the offset up to which it gets nothing but what is here
 * @param first what it is told first: where it is, and what it missed
 * @param complete whether that is everything it missed
 */
record Joining(long offset, List<Message> first, boolean complete) {}
