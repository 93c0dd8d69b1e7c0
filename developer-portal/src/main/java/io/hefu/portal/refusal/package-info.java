/** Why the portal turns a request away. */
@NullMarked
package io.hefu.portal.refusal;

import org.jspecify.annotations.NullMarked;
