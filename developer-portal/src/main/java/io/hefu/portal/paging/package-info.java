/** Long lists, a page at a time. */
@NullMarked
package io.hefu.portal.paging;

import org.jspecify.annotations.NullMarked;
