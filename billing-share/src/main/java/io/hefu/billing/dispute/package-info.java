/**
 * Disputes: one line or total on which two sides disagree, from being opened to being settled.
 *
 * <p>What is always true:
 *
 * <ul>
 *   <li>A state has the steps that are allowed in it; any other is refused with a reason that is a type.
 *   <li>Nobody approves what they proposed; two people of the answering side do.
 *   <li>The time for a resolution stands still while the answering side waits for the other, and only then.
 *   <li>What is disputed is frozen until it is resolved or withdrawn; the rest stays payable.
 * </ul>
 */
@NullMarked
package io.hefu.billing.dispute;

import org.jspecify.annotations.NullMarked;
