/** Where a running Hefu is, and with which demo logins. */
@NullMarked
package io.hefu.clients.platform;

import org.jspecify.annotations.NullMarked;
