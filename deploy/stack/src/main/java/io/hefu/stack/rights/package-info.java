/** A supplier of rights: orders over signed HTTP whose result may be late. */
@NullMarked
package io.hefu.stack.rights;

import org.jspecify.annotations.NullMarked;
