/** Database transactions. */
@NullMarked
package io.hefu.portal.transaction;

import org.jspecify.annotations.NullMarked;
