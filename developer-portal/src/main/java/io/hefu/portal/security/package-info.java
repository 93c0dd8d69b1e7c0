/** Who may come in by which door. */
@NullMarked
package io.hefu.portal.security;

import org.jspecify.annotations.NullMarked;
