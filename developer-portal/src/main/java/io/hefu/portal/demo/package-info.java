/** The demo's data, and the guard that keeps it at home. */
@NullMarked
package io.hefu.portal.demo;

import org.jspecify.annotations.NullMarked;
