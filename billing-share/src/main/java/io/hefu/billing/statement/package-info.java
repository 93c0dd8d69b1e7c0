/**
 * What a party is told of a period, so that it can check every figure without trusting us. What is always true:
 *
 * <ul>
 *   <li>Every entry of a statement is a {@link Leaf} of its tree, once. Subtotals of each minute, the totals and the payable
 *       follow from leaves; the head commits to all of them, and is signed.
 *   <li>Opening residue + shares + corrections = payable in whole fen + closing residue, to the micro-yuan. The closing
 *       residue opens the next period.
 *   <li>A month consists of its days' statements: same roots, same sums, same residues. Nothing is counted again.
 *   <li>A head names the head before it, and every head is in the one global head of its period.
 *   <li>There is one encoding of each value. What does not decode strictly is refused.
 *   <li>Leaves, lines and tiles are streamed: nothing here holds the calls of a period. What is held grows with the minutes
 *       of a day and the lines of a statement.
 * </ul>
 *
 * <p>A partner checks a {@link StatementBundle} with {@code verify/Verify.java} or {@code verify/verify.js} among the
 * resources, which share no code with this package: they are written from its description, and the tests hold both sides
 * together.
 */
@NullMarked
package io.hefu.billing.statement;

import org.jspecify.annotations.NullMarked;
