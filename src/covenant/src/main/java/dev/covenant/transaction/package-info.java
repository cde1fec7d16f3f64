/** What the dispatcher asks of a transaction manager. */
@NullMarked
package dev.covenant.transaction;

import org.jspecify.annotations.NullMarked;
