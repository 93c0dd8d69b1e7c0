/**
 * Files that partners send: read, judged, acknowledged.
 *
 * <p>What is always true:
 *
 * <ul>
 *   <li>A file that has a fatal problem imports nothing; a record that has a severe one is left out, and named.
 *   <li>Nothing of a file is believed: rows, columns, cells, bytes and what bytes inflate to are bounded.
 *   <li>A text is decoded as one encoding without a single replaced character, or refused.
 *   <li>Amounts are exact: a number finer than a micro-yuan is a problem, never rounded.
 *   <li>A formula is text. It is not evaluated, nor is the value believed that a spreadsheet keeps beside it.
 *   <li>Each file has its number in the sequence of a partner, a kind and an environment; none is taken twice or early.
 * </ul>
 */
@NullMarked
package io.hefu.billing.partnerfile;

import org.jspecify.annotations.NullMarked;
