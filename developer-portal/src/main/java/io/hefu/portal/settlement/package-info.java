/** Statements of partners, and the settlement of days and months, asked of billing. */
@NullMarked
package io.hefu.portal.settlement;

import org.jspecify.annotations.NullMarked;
