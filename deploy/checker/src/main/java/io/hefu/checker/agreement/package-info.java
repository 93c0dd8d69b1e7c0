/** Terms of an agreement read from their text, and what they give for a month; in whole numbers without bounds. */
@NullMarked
package io.hefu.checker.agreement;

import org.jspecify.annotations.NullMarked;
