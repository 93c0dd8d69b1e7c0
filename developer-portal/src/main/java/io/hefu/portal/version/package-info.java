/** What an edit was based on. */
@NullMarked
package io.hefu.portal.version;

import org.jspecify.annotations.NullMarked;
