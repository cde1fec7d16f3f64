/** Lets events go once their transaction committed. No API. */
@NullMarked
package dev.covenant.internal.release;

import org.jspecify.annotations.NullMarked;
