/** Network addresses: ranges of them, and which lie inside the operator's own network. */
@NullMarked
package io.hefu.core.address;

import org.jspecify.annotations.NullMarked;
