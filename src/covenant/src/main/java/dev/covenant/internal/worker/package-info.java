/** Takes events from sources and delivers them. No API. */
@NullMarked
package dev.covenant.internal.worker;

import org.jspecify.annotations.NullMarked;
