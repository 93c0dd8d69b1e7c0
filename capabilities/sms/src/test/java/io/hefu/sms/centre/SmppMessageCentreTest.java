package io.hefu.sms.centre;

import static io.hefu.sms.centre.SmppCentreFixture.connectedTo;
import static io.hefu.sms.centre.SmppCentreFixture.connectingTo;
import static io.hefu.sms.centre.SmppCentreFixture.shortMessages;
import static io.hefu.sms.centre.SmppCentreFixture.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.sms.centre.Submission.Accepted;
import io.hefu.sms.centre.Submission.NotSubmitted;
import io.hefu.sms.centre.Submission.Rejected;
import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.refusal.SmsRefusal.CentreBusy;
import io.hefu.sms.refusal.SmsRefusal.CentreUnavailable;
import io.hefu.stack.sms.ReceivedMessage;
import io.hefu.stack.sms.SmscSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the operator's simulated centre, across a socket. */
class SmppMessageCentreTest {

    private static final RecordedReceipts RECEIPTS = new RecordedReceipts();
    private static SmscSimulator smsc;
    private static SmppMessageCentre centre;

    @BeforeAll
    static void bind() {
        smsc = SmscSimulator.start("hefu", "secret");
        centre = connectedTo(smsc.port(), RECEIPTS, Map.of());
    }

    @AfterAll
    static void unbind() {
        centre.close();
        smsc.close();
    }

    @Test
    void aTextArrivesAsItWasWritten() {
        String whole = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà\f^{}\\[~]|€";

        submit(centre, "+8613900000010", whole);

        assertThat(textsOf("+8613900000010", 1)).containsExactly(whole);
    }

    @Test
    void theSegmentsOfALongTextAreJoinedOnThePhone() {
        String long7Bit = "All of it. [€] ".repeat(40);
        String longUcs2 = "春眠不觉晓，处处闻啼鸟。\uD83D\uDE00".repeat(20);

        submit(centre, shortMessages("+8613900000011", long7Bit));
        assertThat(textsOf("+8613900000011", 1)).containsExactly(long7Bit);

        submit(centre, shortMessages("+8613900000011", longUcs2));
        assertThat(textsOf("+8613900000011", 2)).contains(longUcs2);
    }

    @ParameterizedTest
    @CsvSource({"+8613900000012, DELIVERED", "+8613900000091, UNDELIVERABLE", "+8613900000092, EXPIRED"})
    void theReceiptTellsHowItEnded(String number, DeliveryState end) {
        Accepted accepted = (Accepted) submit(centre, number, "hello");

        await().untilAsserted(() -> assertThat(RECEIPTS.of(accepted.centreId())).containsExactly(end));
    }

    @Test
    void aDestinationThatDoesNotExistIsRejected() {
        assertThat(submit(centre, "+8613900000093", "hello")).isEqualTo(new Rejected());
    }

    @Test
    void aCentreThatThrottlesForTooLongIsBusy() {
        assertThat(submit(centre, "+8613900000095", "hello")).isEqualTo(new NotSubmitted(new CentreBusy()));
    }

    @Test
    void thousandsAreHandedOverASecond() {
        List<ShortMessage> messages = new ArrayList<>();
        IntStream.range(0, 3_000)
                .forEach(i -> messages.addAll(shortMessages("+86137%08d00".formatted(i % 1000), "hello")));
        int receiptsBefore = RECEIPTS.count();
        long start = System.nanoTime();

        List<Submission> submissions = submit(centre, messages);

        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(submissions).hasOnlyElementsOfType(Accepted.class).doesNotHaveDuplicates();
        assertThat(taken).as("3000 messages at 1000 a second").isLessThan(Duration.ofSeconds(3));
        await().atMost(Duration.ofSeconds(20)).until(() -> RECEIPTS.count() >= receiptsBefore + 3_000);
    }

    @Test
    void moreThanTheQueueHoldsIsRefusedWhole() {
        try (SmppMessageCentre narrow = connectedTo(
                smsc.port(), new RecordedReceipts(), Map.of("hefu.sms.smpp.window", "1", "hefu.sms.smpp.queue", "2"))) {
            List<ShortMessage> four = new ArrayList<>();
            IntStream.range(0, 4).forEach(i -> four.addAll(shortMessages("+8613900000014", "hello")));

            assertThat(submit(narrow, four)).hasSize(4).containsOnly(new NotSubmitted(new CentreBusy()));
            assertThat(submit(narrow, four.subList(0, 3))).hasOnlyElementsOfType(Accepted.class);
        }
    }

    @Test
    void withoutACentreNothingIsHandedOver() {
        try (SmppMessageCentre lonely = connectingTo(1, new RecordedReceipts(), Map.of())) {
            assertThat(submit(lonely, "+8613900000015", "hello")).isEqualTo(new NotSubmitted(new CentreUnavailable()));
        }
    }

    @Test
    void aWrongPasswordNeverBinds() {
        try (SmppMessageCentre stranger =
                connectingTo(smsc.port(), new RecordedReceipts(), Map.of("hefu.sms.smpp.password", "guess"))) {
            await().during(Duration.ofMillis(300)).until(() -> !stranger.isBound());
        }
    }

    @Test
    void aCentreThatComesBackIsBoundAgain() {
        SmscSimulator first = SmscSimulator.start("hefu", "secret");
        RecordedReceipts receipts = new RecordedReceipts();
        try (SmppMessageCentre client = connectedTo(first.port(), receipts, Map.of())) {
            first.close();
            await().until(() -> !client.isBound());
            assertThat(submit(client, "+8613900000016", "hello")).isEqualTo(new NotSubmitted(new CentreUnavailable()));

            try (SmscSimulator second = SmscSimulator.start(first.port(), "hefu", "secret", Duration.ofMillis(10))) {
                await().until(client::isBound);
                Accepted accepted = (Accepted) submit(client, "+8613900000016", "hello");

                assertThat(second.messagesAccepted()).isEqualTo(1);
                await().untilAsserted(() ->
                        assertThat(receipts.of(accepted.centreId())).containsExactly(DeliveryState.DELIVERED));
            }
        }
    }

    private static List<String> textsOf(String number, int count) {
        PhoneNumber phone = new PhoneNumber(number);
        await().until(() -> smsc.messagesOf(phone).size() >= count);
        return smsc.messagesOf(phone).stream().map(ReceivedMessage::text).toList();
    }
}
