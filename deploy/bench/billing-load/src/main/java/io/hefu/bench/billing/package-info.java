/**
 * How fast usage becomes money, and how fast a month of it is closed, stated, sealed and reconciled: the module billing-share
 * in one process with 1 GiB of heap, on a PostgreSQL of its own on the same machine.
 */
@NullMarked
package io.hefu.bench.billing;

import org.jspecify.annotations.NullMarked;
