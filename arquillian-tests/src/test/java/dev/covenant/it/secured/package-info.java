/** Who may connect, where the application's security says that. */
package dev.covenant.it.secured;
