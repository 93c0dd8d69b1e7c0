/** Business dates: which day and month an instant counts toward. */
@NullMarked
package io.hefu.billing.calendar;

import org.jspecify.annotations.NullMarked;
