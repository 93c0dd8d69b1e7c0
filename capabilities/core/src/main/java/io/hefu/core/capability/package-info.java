/** What a module brings to be a northbound API. */
@NullMarked
package io.hefu.core.capability;

import org.jspecify.annotations.NullMarked;
