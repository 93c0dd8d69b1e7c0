/** What a call leaves behind: its usage record, and what becomes of it. */
@NullMarked
package io.hefu.core.usage;

import org.jspecify.annotations.NullMarked;
