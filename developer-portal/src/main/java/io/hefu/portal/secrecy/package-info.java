/** The portal's one key for what it must be able to read again, and the vaults made from it. */
@NullMarked
package io.hefu.portal.secrecy;

import org.jspecify.annotations.NullMarked;
