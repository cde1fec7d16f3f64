/**
 * Typed business contracts (commands, queries, events, jobs) whose events are heard only if the
 * command's transaction committed.
 */
@NullMarked
package dev.covenant;

import org.jspecify.annotations.NullMarked;
