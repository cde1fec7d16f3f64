/** Commands in Jakarta Transactions. No API. */
@NullMarked
package dev.covenant.internal.jta;

import org.jspecify.annotations.NullMarked;
