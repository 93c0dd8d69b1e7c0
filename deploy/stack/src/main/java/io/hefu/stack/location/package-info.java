/** The operator's exposure function: the 3GPP T8 monitoring-event API, with phones that have a place. */
@NullMarked
package io.hefu.stack.location;

import org.jspecify.annotations.NullMarked;
