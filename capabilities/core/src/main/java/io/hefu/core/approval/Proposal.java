package io.hefu.core.approval;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that takes effect once a second person approves it.
 *
 * @param subject what it is about: {@code wanxiang-location}, {@code standard/short-messages:sendMessage}
 * @param text all of it, in one canonical form
 * @param hash SHA-256 of the text, 64 lower-case hexadecimal digits: what is approved is a text of this hash and no other
 * @param proposedBy user name of who wrote it, or changed it last
 * @param decidedBy user name of who approved or withdrew it
 * @param outcome what came of the approval: {@code version/3}; empty before
 */
public record Proposal(
        UUID id,
        Kind kind,
        String subject,
        String text,
        String hash,
        State state,
        String proposedBy,
        Instant proposedAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        String outcome) {

    /** What is proposed. */
    public enum Kind {
        /** The next version of an agreement. */
        AGREEMENT,
        /** The next version of a price. */
        PRICE,
        /** Incidents for which a clause of an agreement claims a penalty. */
        INCIDENTS,
        RERATING,
        REFUND
    }

    /** How far it is. */
    public enum State {
        PROPOSED,
        APPROVED,
        WITHDRAWN
    }
}
