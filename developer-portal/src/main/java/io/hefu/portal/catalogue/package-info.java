/** The northbound APIs on offer. */
@NullMarked
package io.hefu.portal.catalogue;

import org.jspecify.annotations.NullMarked;
