/** The WebSocket endpoint for presentation events. No API. */
@NullMarked
package dev.covenant.internal.websocket;

import org.jspecify.annotations.NullMarked;
