/** Writes and reads an event of every kind of content. */
package dev.covenant.it.codec;
