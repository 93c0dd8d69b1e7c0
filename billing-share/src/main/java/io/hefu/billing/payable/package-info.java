/**
 * What an issued monthly statement makes payable, until nothing of it is left to pay. Its state follows from facts: whether the
 * party has agreed or let the time for objections pass, what is disputed, invoiced and paid. What is disputed is not paid; the
 * rest is, once it is invoiced. What a party owes is set off.
 */
@NullMarked
package io.hefu.billing.payable;

import org.jspecify.annotations.NullMarked;
