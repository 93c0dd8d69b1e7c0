/** What has been stored and waits for its rating. */
@NullMarked
package io.hefu.billing.queue;

import org.jspecify.annotations.NullMarked;
