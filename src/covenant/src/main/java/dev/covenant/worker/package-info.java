/** Workers, which take events from a source and hand them to this application's subscribers. */
@NullMarked
package dev.covenant.worker;

import org.jspecify.annotations.NullMarked;
