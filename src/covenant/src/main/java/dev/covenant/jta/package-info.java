/** Commands in Jakarta Transactions. */
@NullMarked
package dev.covenant.jta;

import org.jspecify.annotations.NullMarked;
