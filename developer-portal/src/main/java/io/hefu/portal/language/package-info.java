/** The two languages Hefu speaks. */
@NullMarked
package io.hefu.portal.language;

import org.jspecify.annotations.NullMarked;
