/** Codecs for plain Java, and for applications that want one of their own making. */
@NullMarked
package dev.covenant.json;

import org.jspecify.annotations.NullMarked;
