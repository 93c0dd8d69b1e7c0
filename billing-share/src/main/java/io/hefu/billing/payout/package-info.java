/**
 * Paying parties. A payout is created by one person and approved by another; its file is made once and stays as it is; the ledger
 * follows what the bank says. Each step is one transaction and may be taken again: whatever is cut short, nobody is paid twice.
 * A party is in one unfinished payout at most, and no statement is paid more than it makes payable; the database sees to both.
 */
@NullMarked
package io.hefu.billing.payout;

import org.jspecify.annotations.NullMarked;
