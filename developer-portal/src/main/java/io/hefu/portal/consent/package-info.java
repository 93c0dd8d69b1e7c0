/** What subscribers agreed to. */
@NullMarked
package io.hefu.portal.consent;

import org.jspecify.annotations.NullMarked;
