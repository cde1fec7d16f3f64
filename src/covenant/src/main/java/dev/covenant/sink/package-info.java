/** Where a successful command's batch of events goes. */
@NullMarked
package dev.covenant.sink;

import org.jspecify.annotations.NullMarked;
