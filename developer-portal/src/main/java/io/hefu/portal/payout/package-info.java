/**
 * What becomes of issued statements: confirmed and invoiced by partners, paid by the operator. A partner sees its own, changes are
 * audited before billing is asked for them. Nothing is kept here; billing decides and keeps.
 */
@NullMarked
package io.hefu.portal.payout;

import org.jspecify.annotations.NullMarked;
