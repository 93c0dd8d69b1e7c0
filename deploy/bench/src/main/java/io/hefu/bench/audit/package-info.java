/** What the database says of the calls. */
@NullMarked
package io.hefu.bench.audit;

import org.jspecify.annotations.NullMarked;
