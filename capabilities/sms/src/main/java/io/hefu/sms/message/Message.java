package io.hefu.sms.message;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.sms.text.Encoding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is kept of a message. Not its text.
 *
 * @param id the id of the call that made it, so that a call taken up again makes no second one
 * @param segments short messages for each recipient
 * @param clientCorrelator the application's own name for it, used once
 */
record Message(
        UUID id,
        ApplicationId application,
        Environment environment,
        String sender,
        Category category,
        Encoding encoding,
        int segments,
        List<PhoneNumber> recipients,
        Optional<String> clientCorrelator,
        Instant createdAt) {

    Message {
        recipients = List.copyOf(recipients);
    }

    /** What is metered: short messages in all. */
    long shortMessages() {
        return (long) segments * recipients.size();
    }
}
