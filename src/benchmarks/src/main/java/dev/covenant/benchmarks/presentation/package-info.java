/** What it costs to show an event to many browsers, side by side with the server's own means. */
package dev.covenant.benchmarks.presentation;
