/** The other side of the {@code admissions} channel: stands in for another system. */
package dev.covenant.clinic.admissions;
