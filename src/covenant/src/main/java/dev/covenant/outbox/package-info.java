/** The outbox as operators see it: what waits in it, what failed, and what to do about that. */
@NullMarked
package dev.covenant.outbox;

import org.jspecify.annotations.NullMarked;
