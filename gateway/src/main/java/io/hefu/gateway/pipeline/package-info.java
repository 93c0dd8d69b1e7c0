/** The life of a call, as one list. */
@NullMarked
package io.hefu.gateway.pipeline;

import org.jspecify.annotations.NullMarked;
