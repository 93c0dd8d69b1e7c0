/** The ports behind read-only views in the shapes of TM Forum: usage, revenue sharing models, revenue sharing reports. */
@NullMarked
package io.hefu.core.tmforum;

import org.jspecify.annotations.NullMarked;
