package io.hefu.stack.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.hefu.core.identity.PhoneNumber;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameters;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmscSimulatorTest {

    private static final PhoneNumber ALICE = new PhoneNumber("+8613900000000");

    private SmscSimulator smsc;
    private Esme esme;

    @BeforeEach
    void bind() throws IOException {
        smsc = SmscSimulator.start("hefu", "secret");
        esme = Esme.bound(smsc, "secret");
    }

    @AfterEach
    void unbind() {
        esme.close();
        smsc.close();
    }

    @Test
    void aMessageReachesThePhoneAndIsReceipted() throws Exception {
        // When
        String id =
                esme.submit("8613900000000", "Hello, world?".getBytes(StandardCharsets.US_ASCII), Esme.GSM, Esme.PLAIN);

        // Then
        DeliverSm receipt = receiptOf(id);
        assertThat(receipt.isSmscDeliveryReceipt()).isTrue();
        assertThat(receipt.getSourceAddr()).isEqualTo("8613900000000");
        assertThat(receipt.getShortMessageAsDeliveryReceipt().getId()).isEqualTo(id);
        assertThat(textOf(receipt)).contains("stat:DELIVRD");
        assertThat(stateOf(receipt)).isEqualTo((byte) 2);
        assertThat(smsc.messagesOf(ALICE)).extracting(ReceivedMessage::text).containsExactly("Hello, world?");
        assertThat(smsc.messagesOf(ALICE)).extracting(ReceivedMessage::sender).containsExactly("Hefu");
    }

    @ParameterizedTest
    @CsvSource({"8613900000091, UNDELIV, 5", "8613900000092, EXPIRED, 3"})
    void theLastDigitsDecideWhatBecomesOfAMessage(String number, String word, byte state) throws Exception {
        String id = esme.submit(number, new byte[] {'a'}, Esme.GSM, Esme.PLAIN);

        DeliverSm receipt = receiptOf(id);
        assertThat(textOf(receipt)).contains("stat:" + word);
        assertThat(stateOf(receipt)).isEqualTo(state);
        assertThat(smsc.messagesOf(new PhoneNumber("+" + number))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8613900000093, " + SMPPConstant.STAT_ESME_RINVDSTADR,
        "8613900000095, " + SMPPConstant.STAT_ESME_RTHROTTLED,
        "12, " + SMPPConstant.STAT_ESME_RINVDSTADR
    })
    void someNumbersAreRefusedAtSubmit(String number, int status) {
        assertThatThrownBy(() -> esme.submit(number, new byte[] {'a'}, Esme.GSM, Esme.PLAIN))
                .isInstanceOfSatisfying(
                        NegativeResponseException.class,
                        refusal -> assertThat(refusal.getCommandStatus()).isEqualTo(status));
    }

    @Test
    void aSilentNumberReceivesWithoutAReceipt() throws Exception {
        String silent = esme.submit("8613900000094", new byte[] {'a'}, Esme.GSM, Esme.PLAIN);
        String later = esme.submit("8613900000000", new byte[] {'b'}, Esme.GSM, Esme.PLAIN);

        receiptOf(later);
        await().until(() -> smsc.messagesOf(new PhoneNumber("+8613900000094")).size() == 1);
        assertThat(esme.receipts()).doesNotContainKey(silent);
    }

    @Test
    void partsWithAHeaderMakeOneText() throws Exception {
        // Given
        byte[] first = part("短信".getBytes(StandardCharsets.UTF_16BE), 5, 0, 3, 7, 2, 1);
        byte[] second = part("长文".getBytes(StandardCharsets.UTF_16BE), 5, 0, 3, 7, 2, 2);

        // When: the second comes first
        esme.submit("8613900000000", second, Esme.UCS2, Esme.WITH_HEADER);
        esme.submit("8613900000000", first, Esme.UCS2, Esme.WITH_HEADER);

        // Then
        await().until(() -> !smsc.messagesOf(ALICE).isEmpty());
        assertThat(smsc.messagesOf(ALICE))
                .extracting(ReceivedMessage::text, ReceivedMessage::parts)
                .containsExactly(tuple("短信长文", 2));
    }

    @Test
    void partsWithParametersMakeOneText() throws Exception {
        for (int number = 1; number <= 3; number++) {
            esme.submit(
                    "8613900000000",
                    ("part" + number + ";").getBytes(StandardCharsets.US_ASCII),
                    Esme.GSM,
                    Esme.PLAIN,
                    OptionalParameters.newSarMsgRefNum(40_000),
                    OptionalParameters.newSarTotalSegments(3),
                    OptionalParameters.newSarSegmentSeqnum(number));
        }

        await().until(() -> !smsc.messagesOf(ALICE).isEmpty());
        assertThat(smsc.messagesOf(ALICE)).extracting(ReceivedMessage::text).containsExactly("part1;part2;part3;");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> Esme.bound(smsc, "guess")).isInstanceOf(IOException.class);
    }

    @Test
    void receiptsWaitForTheNextBind() throws Exception {
        // Given
        String id = esme.submit("8613900000000", new byte[] {'a'}, Esme.GSM, Esme.PLAIN);
        esme.close();
        await().until(() -> smsc.messagesOf(ALICE).size() == 1);

        // When
        esme = Esme.bound(smsc, "secret");

        // Then
        receiptOf(id);
    }

    @Test
    void anInboxIsBounded() throws Exception {
        for (int i = 0; i < 150; i++) {
            esme.submit("8613900000000", Integer.toString(i).getBytes(StandardCharsets.US_ASCII), Esme.GSM, Esme.PLAIN);
        }

        await().until(() -> esme.receipts().size() == 150);
        assertThat(smsc.messagesOf(ALICE)).hasSize(100);
    }

    @Test
    void aThousandMessagesASecondAreTakenAndReceipted() throws Exception {
        // Given
        int messages = 4_000;
        ExecutorService clients = Executors.newFixedThreadPool(16);
        List<Future<?>> submits = new ArrayList<>();
        long begin = System.nanoTime();

        // When
        for (int i = 0; i < messages; i++) {
            String number = "86139" + String.format("%06d", i) + "00";
            submits.add(clients.submit(() -> esme.submit(number, new byte[] {'a'}, Esme.GSM, Esme.PLAIN)));
        }
        for (Future<?> submit : submits) {
            submit.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;

        // Then
        clients.shutdown();
        assertThat(messages / seconds).isGreaterThan(1_000);
        await().until(() -> esme.receipts().size() == messages);
    }

    private DeliverSm receiptOf(String id) {
        await().until(() -> esme.receipts().containsKey(id));
        return esme.receipts().get(id);
    }

    private static String textOf(DeliverSm receipt) {
        return new String(receipt.getShortMessage(), StandardCharsets.US_ASCII);
    }

    private static byte stateOf(DeliverSm receipt) {
        return receipt.getOptionalParameter(OptionalParameter.Message_state.class)
                .getValue();
    }

    private static byte[] part(byte[] text, int... header) {
        ByteBuffer part = ByteBuffer.allocate(header.length + text.length);
        for (int octet : header) {
            part.put((byte) octet);
        }
        return part.put(text).array();
    }
}
