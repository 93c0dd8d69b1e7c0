/** Organisations and the people in them. */
@NullMarked
package io.hefu.portal.member;

import org.jspecify.annotations.NullMarked;
