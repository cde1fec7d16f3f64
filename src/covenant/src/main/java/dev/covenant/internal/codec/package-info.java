/** Writes JSON around values that are encoded already, and finds them in it again. No API. */
@NullMarked
package dev.covenant.internal.codec;

import org.jspecify.annotations.NullMarked;
