/** Programs that use Hefu from outside. */
@NullMarked
package io.hefu.clients;

import org.jspecify.annotations.NullMarked;
