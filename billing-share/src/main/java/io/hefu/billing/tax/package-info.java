/** Whether an amount contains its tax. */
@NullMarked
package io.hefu.billing.tax;

import org.jspecify.annotations.NullMarked;
