/** The clinic's page in a real browser, and what comes between it and its server. */
package dev.covenant.it.browser;
