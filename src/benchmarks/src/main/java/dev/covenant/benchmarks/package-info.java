/** What Covenant costs, side by side with what it stands in for. */
package dev.covenant.benchmarks;
