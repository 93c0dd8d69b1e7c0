/** Months of usage with all that can go wrong, and an account of what must come of it. */
package io.hefu.billing.simulation;
