/** Reads the configuration. No API. */
@NullMarked
package dev.covenant.internal.config;

import org.jspecify.annotations.NullMarked;
