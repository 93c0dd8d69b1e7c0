/** How benefits are ordered: at a supplier over HTTP, or played by the sandbox. */
@NullMarked
package io.hefu.rights.supplier;

import org.jspecify.annotations.NullMarked;
