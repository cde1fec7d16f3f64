/** Who may connect to the hub, and what they may hear; the same for every transport. No API. */
@NullMarked
package dev.covenant.internal.admission;

import org.jspecify.annotations.NullMarked;
