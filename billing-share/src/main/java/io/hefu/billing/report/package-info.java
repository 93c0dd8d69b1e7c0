/** What developers and partners see of their usage and money. */
@NullMarked
package io.hefu.billing.report;

import org.jspecify.annotations.NullMarked;
