/**
 * Agreements on their way to be signed: drafts, and what months would have come to under them.
 *
 * <p>Always true: a draft is signed as the text that a second person approved; it never reaches back into closed books; looking
 * at what it would have meant writes nothing.
 */
@NullMarked
package io.hefu.billing.draft;

import org.jspecify.annotations.NullMarked;
