/** Tests of contracts within CDI, on Weld. Needs weld-junit5. */
@NullMarked
package dev.covenant.testing.weld;

import org.jspecify.annotations.NullMarked;
