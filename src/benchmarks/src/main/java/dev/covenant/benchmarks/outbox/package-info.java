/** What an event costs on its way through an outbox in a database, side by side with others. */
package dev.covenant.benchmarks.outbox;
