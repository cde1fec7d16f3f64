/** An application that must not be deployed. */
package dev.covenant.it.problems;
