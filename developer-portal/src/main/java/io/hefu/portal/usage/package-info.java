/** Calls and money, for those they concern. */
@NullMarked
package io.hefu.portal.usage;

import org.jspecify.annotations.NullMarked;
