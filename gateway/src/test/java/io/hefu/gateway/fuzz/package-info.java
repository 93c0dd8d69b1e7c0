/** What hostile clients send. */
@NullMarked
package io.hefu.gateway.fuzz;

import org.jspecify.annotations.NullMarked;
