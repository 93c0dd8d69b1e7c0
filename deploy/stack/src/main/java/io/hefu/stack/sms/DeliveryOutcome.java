package io.hefu.stack.sms;

import io.hefu.core.identity.PhoneNumber;
import java.util.Optional;
import org.jsmpp.bean.MessageState;

/** What becomes of a message, decided by the last digits of the number it goes to. */
enum DeliveryOutcome {
    DELIVERED,
    UNDELIVERABLE,
    EXPIRED,
    REFUSED,
    SILENT,
    THROTTLED;

    /** What the receipt says; empty when there is none. */
    Optional<MessageState> finalState() {
        return switch (this) {
            case DELIVERED -> Optional.of(MessageState.DELIVERED);
            case UNDELIVERABLE -> Optional.of(MessageState.UNDELIVERABLE);
            case EXPIRED -> Optional.of(MessageState.EXPIRED);
            case REFUSED, SILENT, THROTTLED -> Optional.empty();
        };
    }

    static DeliveryOutcome of(PhoneNumber number) {
        String digits = number.value();
        return switch (digits.substring(digits.length() - 2)) {
            case "91" -> UNDELIVERABLE;
            case "92" -> EXPIRED;
            case "93" -> REFUSED;
            case "94" -> SILENT;
            case "95" -> THROTTLED;
            default -> DELIVERED;
        };
    }
}
