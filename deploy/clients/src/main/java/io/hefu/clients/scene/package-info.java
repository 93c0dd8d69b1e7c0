/** What the demo's application does, capability by capability. */
@NullMarked
package io.hefu.clients.scene;

import org.jspecify.annotations.NullMarked;
