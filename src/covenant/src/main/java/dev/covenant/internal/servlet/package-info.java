/** What a servlet container is asked to do for browsers. No API. */
@NullMarked
package dev.covenant.internal.servlet;

import org.jspecify.annotations.NullMarked;
