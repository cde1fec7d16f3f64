/** The hub that presentation events reach browsers through, whatever the transport. No API. */
@NullMarked
package dev.covenant.internal.presentation;

import org.jspecify.annotations.NullMarked;
