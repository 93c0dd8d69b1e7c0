package io.hefu.sms.centre;

import static io.hefu.sms.Configured.configured;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.sms.text.SegmentedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Our end of the connection, with short waits. */
final class SmppCentreFixture {

    private SmppCentreFixture() {}

    static SmppMessageCentre connectedTo(int port, RecordedReceipts receipts, Map<String, String> more) {
        SmppMessageCentre centre = connectingTo(port, receipts, more);
        Awaitility.await().pollInterval(5, TimeUnit.MILLISECONDS).until(centre::isBound);
        return centre;
    }

    static SmppMessageCentre connectingTo(int port, RecordedReceipts receipts, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "hefu.sms.smpp.port", String.valueOf(port),
                "hefu.sms.smpp.password", "secret",
                "hefu.sms.smpp.reconnect-first", "20ms",
                "hefu.sms.smpp.reconnect-longest", "100ms",
                "hefu.sms.smpp.throttle-retries", "2"));
        properties.putAll(more);
        SmppMessageCentre centre =
                new SmppMessageCentre(configured(SmppConfig.class, properties), receipts, new Random(1));
        centre.open();
        return centre;
    }

    static List<ShortMessage> shortMessages(String number, String text) {
        SegmentedText segmented = SegmentedText.of(text);
        int segments = segmented.segments().size();
        List<ShortMessage> messages = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            messages.add(new ShortMessage(
                    "10690000",
                    new PhoneNumber(number),
                    segmented.encoding(),
                    segmented.segments().get(i),
                    segments == 1 ? Optional.empty() : Optional.of(new Concatenation(7, segments, i + 1))));
        }
        return messages;
    }

    static List<Submission> submit(MessageCentre centre, List<ShortMessage> messages) {
        return centre.submit(messages)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    static Submission submit(MessageCentre centre, String number, String text) {
        return submit(centre, shortMessages(number, text)).get(0);
    }
}
