/** The subscriber's consent, demanded where personal data is processed. */
@NullMarked
package io.hefu.gateway.consent;

import org.jspecify.annotations.NullMarked;
