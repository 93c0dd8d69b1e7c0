/** What views in the shapes of TM Forum read: calls with what they cost, agreements, issued statements line by line. */
@NullMarked
package io.hefu.billing.tmforum;

import org.jspecify.annotations.NullMarked;
