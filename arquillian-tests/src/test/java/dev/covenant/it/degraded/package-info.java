/** Applications for servers that lack parts of the platform: Servlet and CDI are all they need. */
package dev.covenant.it.degraded;
