/** Which application holds which plan. */
@NullMarked
package io.hefu.portal.subscription;

import org.jspecify.annotations.NullMarked;
