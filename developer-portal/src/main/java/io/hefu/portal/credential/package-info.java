/** What applications authenticate with. */
@NullMarked
package io.hefu.portal.credential;

import org.jspecify.annotations.NullMarked;
