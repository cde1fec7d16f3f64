/** Runs contracts. No API. */
@NullMarked
package dev.covenant.internal.dispatch;

import org.jspecify.annotations.NullMarked;
