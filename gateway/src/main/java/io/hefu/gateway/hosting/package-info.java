/** The APIs that partners host: which are in force, and how a call is taken to one and its answer back. */
@NullMarked
package io.hefu.gateway.hosting;

import org.jspecify.annotations.NullMarked;
