/** Writes JSON around values that are encoded already. No API. */
@NullMarked
package dev.covenant.internal.codec;

import org.jspecify.annotations.NullMarked;
