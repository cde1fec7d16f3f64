/** A broker and a seen store in the memory of one process. */
@NullMarked
package dev.covenant.memory;

import org.jspecify.annotations.NullMarked;
