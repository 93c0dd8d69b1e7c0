/** The HTTP listener of the northbound APIs. */
@NullMarked
package io.hefu.gateway.http;

import org.jspecify.annotations.NullMarked;
