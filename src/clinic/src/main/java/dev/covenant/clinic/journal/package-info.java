/** What happened on the ward, line by line. */
package dev.covenant.clinic.journal;
