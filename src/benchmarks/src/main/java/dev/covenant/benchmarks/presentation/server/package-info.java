/** The application that is measured: one way to reach all clients beside the other. */
package dev.covenant.benchmarks.presentation.server;
