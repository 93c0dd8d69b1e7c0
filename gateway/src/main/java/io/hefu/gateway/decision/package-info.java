/** Answers whether a call would pass, by the stages that would decide. */
@NullMarked
package io.hefu.gateway.decision;

import org.jspecify.annotations.NullMarked;
