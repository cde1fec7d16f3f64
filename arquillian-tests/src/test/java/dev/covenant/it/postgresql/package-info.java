/** What an outbox in PostgreSQL needs. */
package dev.covenant.it.postgresql;
