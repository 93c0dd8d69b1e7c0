/** Developers' applications. */
@NullMarked
package io.hefu.portal.application;

import org.jspecify.annotations.NullMarked;
