/** An application that is deployed again and again, and remembers the class loaders it had. */
package dev.covenant.it.generations;
