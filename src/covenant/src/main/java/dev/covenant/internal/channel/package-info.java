/** MicroProfile Reactive Messaging channels whose names are known only at deployment. No API. */
@NullMarked
package dev.covenant.internal.channel;

import org.jspecify.annotations.NullMarked;
