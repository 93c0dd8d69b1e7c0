/** Calls to the northbound APIs. */
@NullMarked
package io.hefu.clients.call;

import org.jspecify.annotations.NullMarked;
