/** The phone on which subscribers confirm that an application may act for them. */
@NullMarked
package io.hefu.stack.authentication;

import org.jspecify.annotations.NullMarked;
