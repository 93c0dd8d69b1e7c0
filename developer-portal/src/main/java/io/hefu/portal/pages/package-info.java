/** The pages of the developer, the partner, the operator and the subscriber. All of it is adapter: it shows and asks. */
@NullMarked
package io.hefu.portal.pages;

import org.jspecify.annotations.NullMarked;
