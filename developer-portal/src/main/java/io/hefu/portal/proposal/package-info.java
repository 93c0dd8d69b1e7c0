/**
 * What one person of the operator proposes and another approves: agreements, prices, incidents, reratings, refunds. Billing
 * keeps them; here it is decided who may ask, and what is asked is audited before.
 */
@NullMarked
package io.hefu.portal.proposal;

import org.jspecify.annotations.NullMarked;
