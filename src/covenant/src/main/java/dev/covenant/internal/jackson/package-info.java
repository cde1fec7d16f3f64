/** Events as JSON, by Jackson. No API. */
@NullMarked
package dev.covenant.internal.jackson;

import org.jspecify.annotations.NullMarked;
