/**
 * What one person proposes and another approves, as text of one canonical form.
 *
 * <p>Always true: what is approved is the text whose hash the approver named; the approver is not who wrote it or changed it
 * last; what was decided never changes.
 */
@NullMarked
package io.hefu.billing.proposal;

import org.jspecify.annotations.NullMarked;
