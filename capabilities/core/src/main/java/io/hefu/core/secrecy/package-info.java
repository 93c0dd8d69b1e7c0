/** Secrets that must be read again: keys derived from one that is configured, and what is sealed with them. */
@NullMarked
package io.hefu.core.secrecy;

import org.jspecify.annotations.NullMarked;
