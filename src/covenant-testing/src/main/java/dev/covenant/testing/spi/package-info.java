/**
 * What every adapter must do, as test classes to extend: one for each interface that stores, sends
 * or receives events.
 */
@NullMarked
package dev.covenant.testing.spi;

import org.jspecify.annotations.NullMarked;
