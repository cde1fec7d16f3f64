/** Events as JSON. No API. */
@NullMarked
package dev.covenant.internal.json;

import org.jspecify.annotations.NullMarked;
