/** Wires the library into a CDI container; nothing depends on it. No API. */
@NullMarked
package dev.covenant.internal.cdi;

import org.jspecify.annotations.NullMarked;
