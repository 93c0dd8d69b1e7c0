/** Those who use the portal: developer, operator, partner, subscriber. */
@NullMarked
package io.hefu.clients.people;

import org.jspecify.annotations.NullMarked;
