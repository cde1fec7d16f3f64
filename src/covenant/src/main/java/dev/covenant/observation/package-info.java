/** What the runtime does, under stable names, for logs, metrics and traces. */
@NullMarked
package dev.covenant.observation;

import org.jspecify.annotations.NullMarked;
