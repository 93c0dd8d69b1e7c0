/** Partners' accounts against the platform's own, for partners and the operator: files, runs, breaks, disputes. */
@NullMarked
package io.hefu.portal.reconciliation;

import org.jspecify.annotations.NullMarked;
