/** Who may do what right now, and the credentials that say so. */
@NullMarked
package io.hefu.core.entitlement;

import org.jspecify.annotations.NullMarked;
