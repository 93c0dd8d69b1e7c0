package io.hefu.sms.centre;

import io.hefu.sms.delivery.DeliveryState;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a delivery receipt, {@code id:… stat:DELIVRD err:000 …}. SMPP 3.4 Appendix B; centres agree on these two
 * fields only, so nothing else is read.
 */
final class ReceiptText {

    private static final Pattern ID = Pattern.compile("\\bid:\\s*([^\\s]{1,65})", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATE = Pattern.compile("\\bstat:\\s*([A-Z]{1,10})", Pattern.CASE_INSENSITIVE);

    private ReceiptText() {}

    static Optional<String> centreId(String text) {
        return field(ID, text);
    }

    static Optional<DeliveryState> state(String text) {
        return field(STATE, text).flatMap(ReceiptText::named);
    }

    /** SMPP 3.4 §5.2.28, {@code message_state}; of later versions, 0 is scheduled. */
    static Optional<DeliveryState> numbered(int messageState) {
        return switch (messageState) {
            case 0, 1 -> Optional.of(DeliveryState.EN_ROUTE);
            case 2 -> Optional.of(DeliveryState.DELIVERED);
            case 3 -> Optional.of(DeliveryState.EXPIRED);
            case 4, 5 -> Optional.of(DeliveryState.UNDELIVERABLE);
            case 6 -> Optional.of(DeliveryState.ACCEPTED);
            case 7 -> Optional.of(DeliveryState.UNKNOWN);
            case 8 -> Optional.of(DeliveryState.REJECTED);
            default -> Optional.empty();
        };
    }

    private static Optional<DeliveryState> named(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "ENROUTE" -> Optional.of(DeliveryState.EN_ROUTE);
            case "DELIVRD" -> Optional.of(DeliveryState.DELIVERED);
            case "EXPIRED" -> Optional.of(DeliveryState.EXPIRED);
            case "DELETED", "UNDELIV" -> Optional.of(DeliveryState.UNDELIVERABLE);
            case "ACCEPTD" -> Optional.of(DeliveryState.ACCEPTED);
            case "UNKNOWN" -> Optional.of(DeliveryState.UNKNOWN);
            case "REJECTD" -> Optional.of(DeliveryState.REJECTED);
            default -> Optional.empty();
        };
    }

    private static Optional<String> field(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
