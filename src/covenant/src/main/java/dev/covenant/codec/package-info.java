/** How events are written on a wire or into a store. */
@NullMarked
package dev.covenant.codec;

import org.jspecify.annotations.NullMarked;
