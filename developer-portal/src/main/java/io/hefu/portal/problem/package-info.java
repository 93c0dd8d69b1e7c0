/** Errors as clients see them, RFC 9457. */
@NullMarked
package io.hefu.portal.problem;

import org.jspecify.annotations.NullMarked;
