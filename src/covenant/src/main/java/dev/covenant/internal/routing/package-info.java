/** Where events go by default. No API. */
@NullMarked
package dev.covenant.internal.routing;

import org.jspecify.annotations.NullMarked;
