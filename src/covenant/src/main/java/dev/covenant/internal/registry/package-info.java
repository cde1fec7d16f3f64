/** Holds the handlers of contracts. No API. */
@NullMarked
package dev.covenant.internal.registry;

import org.jspecify.annotations.NullMarked;
