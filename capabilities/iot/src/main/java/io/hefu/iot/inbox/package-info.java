/** Where messages of devices are stored, all kinds in one transaction. */
@NullMarked
package io.hefu.iot.inbox;

import org.jspecify.annotations.NullMarked;
