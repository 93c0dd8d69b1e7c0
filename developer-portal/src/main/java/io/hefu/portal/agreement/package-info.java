/** Agreements on revenue: for their parties to read, for the operator to draft, try out on past months, and sign in twos. */
@NullMarked
package io.hefu.portal.agreement;

import org.jspecify.annotations.NullMarked;
