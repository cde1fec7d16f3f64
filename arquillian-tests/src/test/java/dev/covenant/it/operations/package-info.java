/** An outbox that somebody looks after. */
package dev.covenant.it.operations;
