/** The application that the conformance tests deploy: it runs a scenario and says what happened. */
package dev.covenant.it.app;
