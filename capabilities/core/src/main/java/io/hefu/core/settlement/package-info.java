/** Days and months of revenue sharing as those see them whom they concern: periods, statements, proofs. Answered by billing. */
@NullMarked
package io.hefu.core.settlement;

import org.jspecify.annotations.NullMarked;
