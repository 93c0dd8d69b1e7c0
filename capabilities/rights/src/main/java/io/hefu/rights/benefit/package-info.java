/** What can be redeemed: benefits of partners, with their stock. */
@NullMarked
package io.hefu.rights.benefit;

import org.jspecify.annotations.NullMarked;
