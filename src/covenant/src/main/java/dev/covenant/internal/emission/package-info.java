/** Who may emit on a thread, and what has been. No API. */
@NullMarked
package dev.covenant.internal.emission;

import org.jspecify.annotations.NullMarked;
