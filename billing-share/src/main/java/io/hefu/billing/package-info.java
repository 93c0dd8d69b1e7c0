/** From usage to money that both sides can prove: what assembles the features of this module. */
@NullMarked
package io.hefu.billing;

import org.jspecify.annotations.NullMarked;
