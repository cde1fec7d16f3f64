/** An application with a connector of its own, written to the standard SPI, at both ends. */
package dev.covenant.it.connector;
