/** The platform under test, with all it stands on. */
@NullMarked
package io.hefu.bench.rig;

import org.jspecify.annotations.NullMarked;
