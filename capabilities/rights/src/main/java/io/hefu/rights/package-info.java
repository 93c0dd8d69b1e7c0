/** Rights exchange 权益兑换: benefits of partners, redeemed for subscribers. */
@NullMarked
package io.hefu.rights;

import org.jspecify.annotations.NullMarked;
