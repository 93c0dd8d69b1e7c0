/**
 * A statement as people open it: a PDF to read and print, a workbook to reckon with. What is always true:
 *
 * <ul>
 *   <li>A document says what {@link io.hefu.billing.statement.StatementLines} says, as the CSV file does. One that has a
 *       signed head refuses lines that do not come to it; one that has none is a draft, and says so on every page.
 *   <li>The PDF shows fen, rounded so that every table adds up across and down to the payable; the workbook has all six
 *       decimals. Neither is what is checked: that is the bundle.
 *   <li>The same statement gives the same bytes.
 *   <li>No text of a partner becomes a formula, a number or a date.
 *   <li>The workbook is streamed. The PDF holds a statement's lines (not its calls) until the totals are known.
 * </ul>
 *
 * <p>Writing takes as long as a statement has lines: never on an event loop.
 */
@NullMarked
package io.hefu.billing.document;

import org.jspecify.annotations.NullMarked;
