/** Money on the wire. */
@NullMarked
package io.hefu.portal.money;

import org.jspecify.annotations.NullMarked;
