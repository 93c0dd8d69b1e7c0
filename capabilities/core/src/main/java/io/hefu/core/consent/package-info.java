/** Subscribers' consent: who agreed, to what, for which purpose. */
@NullMarked
package io.hefu.core.consent;

import org.jspecify.annotations.NullMarked;
