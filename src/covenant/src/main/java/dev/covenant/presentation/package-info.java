/** Who a browser is, so that it hears only what it may. */
@NullMarked
package dev.covenant.presentation;

import org.jspecify.annotations.NullMarked;
