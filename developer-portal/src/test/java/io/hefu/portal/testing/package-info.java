/** What the portal's tests share: a real database, a stand-in for the identity provider, and people. */
@NullMarked
package io.hefu.portal.testing;

import org.jspecify.annotations.NullMarked;
