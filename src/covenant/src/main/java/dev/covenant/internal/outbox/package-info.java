/** Stores events in a database, in the transaction of their command, and delivers them. No API. */
@NullMarked
package dev.covenant.internal.outbox;

import org.jspecify.annotations.NullMarked;
