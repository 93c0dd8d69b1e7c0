/** Who changed what, kept for good. */
@NullMarked
package io.hefu.portal.audit;

import org.jspecify.annotations.NullMarked;
