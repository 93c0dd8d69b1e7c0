/** Limits beside those that every plan has: of the platform, APIs, plans, applications and operations; and money. */
@NullMarked
package io.hefu.portal.limit;

import org.jspecify.annotations.NullMarked;
