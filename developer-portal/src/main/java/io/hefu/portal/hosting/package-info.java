/** APIs that partners host: their versions, revisions, approval and end. What is in force is told to gateways through core's {@code HostedApis}. */
@NullMarked
package io.hefu.portal.hosting;

import org.jspecify.annotations.NullMarked;
