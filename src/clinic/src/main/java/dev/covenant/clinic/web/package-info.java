/** What every resource shares: bodies in, errors out, headers around. */
package dev.covenant.clinic.web;
