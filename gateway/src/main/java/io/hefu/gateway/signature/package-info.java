/** HTTP Message Signatures: what is signed of a message, and the gateway's own signature on its calls to partners. */
@NullMarked
package io.hefu.gateway.signature;

import org.jspecify.annotations.NullMarked;
