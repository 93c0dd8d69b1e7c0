/** Numbers for people and for files. */
@NullMarked
package io.hefu.bench.result;

import org.jspecify.annotations.NullMarked;
