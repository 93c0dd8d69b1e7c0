package io.hefu.sms.centre;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.sms.text.Encoding;
import java.util.Optional;

/**
 * One short message for one handset: a whole text, or one segment of it.
 *
 * @param sender a number or a name, as the handset shows it
 */
public record ShortMessage(
        String sender, PhoneNumber recipient, Encoding encoding, String text, Optional<Concatenation> concatenation) {

    /** Not the text: what people write to each other is nobody else's business. */
    @Override
    public String toString() {
        return "short message to " + recipient;
    }
}
