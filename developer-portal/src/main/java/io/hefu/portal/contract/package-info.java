/** API definitions as partners hand them in: read, checked, normalised, linted, and compared with what was promised before. */
@NullMarked
package io.hefu.portal.contract;

import org.jspecify.annotations.NullMarked;
