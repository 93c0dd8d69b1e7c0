/** Plans: limits and APIs offered together. */
@NullMarked
package io.hefu.portal.plan;

import org.jspecify.annotations.NullMarked;
