/** Tests of the browser module: a JavaScript engine with a fake browser around it. */
@NullMarked
package dev.covenant.browser;

import org.jspecify.annotations.NullMarked;
