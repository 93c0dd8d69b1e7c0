/**
 * Read-only views in the shapes of TM Forum Open APIs: usage (TMF635 v4), revenue sharing models (TMF738 v5) and reports (TMF737
 * v5). They show what other packages show too, to the same people; errors are those of the portal.
 */
@NullMarked
package io.hefu.portal.tmforum;

import org.jspecify.annotations.NullMarked;
