/**
 * A ward board: the example of how to write contracts.
 *
 * <p>Start in {@code ward}: the records are the contracts, {@code WardDesk} owns the commands.
 * {@code journal} hears the domain events, {@code admissions} hears the channel, the browsers hear
 * the presentation events; {@code web} knows HTTP.
 */
package dev.covenant.clinic;
