/** The request against the API's definition. */
@NullMarked
package io.hefu.gateway.validation;

import org.jspecify.annotations.NullMarked;
