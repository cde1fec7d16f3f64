/** Server-sent events over an asynchronous servlet. No API. */
@NullMarked
package dev.covenant.internal.sse;

import org.jspecify.annotations.NullMarked;
