/** An application whose browsers' hub is looked at. */
package dev.covenant.it.hub;
