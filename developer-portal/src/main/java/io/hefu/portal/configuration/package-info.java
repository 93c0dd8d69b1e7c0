/** The operator's configuration as one document: exported, compared, applied. */
@NullMarked
package io.hefu.portal.configuration;

import org.jspecify.annotations.NullMarked;
