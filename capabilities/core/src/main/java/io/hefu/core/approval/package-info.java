/** What one person proposes and another approves, where money is at stake. Kept by billing. */
@NullMarked
package io.hefu.core.approval;

import org.jspecify.annotations.NullMarked;
