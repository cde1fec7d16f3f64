/** Reads handler methods and finds what is wrong with them; knows no container. No API. */
@NullMarked
package dev.covenant.internal.scan;

import org.jspecify.annotations.NullMarked;
