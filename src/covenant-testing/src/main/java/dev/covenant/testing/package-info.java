/**
 * Tests of contracts: recording what commands emit, what commits release and what rollbacks drop,
 * and assertions about it. Needs JUnit and AssertJ, no CDI and no server.
 */
@NullMarked
package dev.covenant.testing;

import org.jspecify.annotations.NullMarked;
