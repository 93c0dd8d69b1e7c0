/** The usage journal of this node, and its delivery to billing. */
@NullMarked
package io.hefu.gateway.journal;

import org.jspecify.annotations.NullMarked;
