package io.hefu.stack.sms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.OptionalParameter;

/**
 * What became of a submitted message: SMPP 3.4 appendix B, with the optional parameters of clause 5.3.2 that say the same.
 *
 * @param sender of the message, to whom the receipt goes
 * @param recipient of the message, from whom the receipt comes
 */
record Receipt(
        String messageId, String sender, String recipient, MessageState state, Instant submittedAt, Instant doneAt) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    byte[] text() {
        boolean delivered = state == MessageState.DELIVERED;
        return String.format(
                        "id:%s sub:001 dlvrd:%s submit date:%s done date:%s stat:%s err:%s text:",
                        messageId,
                        delivered ? "001" : "000",
                        MINUTE.format(submittedAt),
                        MINUTE.format(doneAt),
                        word(),
                        delivered ? "000" : "001")
                .getBytes(StandardCharsets.US_ASCII);
    }

    OptionalParameter[] parameters() {
        return new OptionalParameter[] {
            new OptionalParameter.Receipted_message_id(messageId), new OptionalParameter.Message_state(state.value())
        };
    }

    private String word() {
        return switch (state) {
            case DELIVERED -> "DELIVRD";
            case EXPIRED -> "EXPIRED";
            case UNDELIVERABLE -> "UNDELIV";
            default -> throw new IllegalStateException("not a final state of this centre: " + state);
        };
    }
}
