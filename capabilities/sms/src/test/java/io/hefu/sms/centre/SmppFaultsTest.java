package io.hefu.sms.centre;

import static io.hefu.sms.centre.ScriptedCentre.parameter;
import static io.hefu.sms.centre.SmppCentreFixture.connectedTo;
import static io.hefu.sms.centre.SmppCentreFixture.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hefu.sms.centre.Submission.Accepted;
import io.hefu.sms.centre.Submission.NotSubmitted;
import io.hefu.sms.centre.Submission.Rejected;
import io.hefu.sms.centre.Submission.Unanswered;
import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.refusal.SmsRefusal.CentreUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A centre that misbehaves, octet by octet. */
@Timeout(20)
class SmppFaultsTest {

    private static final int RECEIPT = 0x04;
    private static final int INTERMEDIATE = 0x20;
    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int MESSAGE_STATE = 0x0427;
    private static final String NUMBER = "+8613900000001";
    private static final Map<String, String> SHORT_PATIENCE = Map.of("hefu.sms.smpp.response-timeout", "300ms");

    private final RecordedReceipts receipts = new RecordedReceipts();

    @Test
    void aCentreThatNeverAnswersLeavesTheFateUnknown() throws IOException {
        try (ScriptedCentre silent = ScriptedCentre.start(submit -> {});
                SmppMessageCentre centre = connectedTo(silent.port(), receipts, SHORT_PATIENCE)) {
            assertThat(submit(centre, NUMBER, "hello")).isEqualTo(new Unanswered());
        }
    }

    @Test
    void aConnectionCutBeforeTheAnswerLeavesTheFateUnknown() throws IOException {
        try (ScriptedCentre cutting = ScriptedCentre.start(ScriptedCentre.Submit::cut);
                SmppMessageCentre centre = connectedTo(cutting.port(), receipts, SHORT_PATIENCE)) {
            assertThat(submit(centre, NUMBER, "hello")).isEqualTo(new Unanswered());
            await().until(centre::isBound);
        }
    }

    @Test
    void aCentreThatThrottlesForAMomentGetsTheMessageAgain() throws IOException {
        AtomicInteger offers = new AtomicInteger();
        ScriptedCentre.Script throttlingTwice = submit -> {
            switch (offers.incrementAndGet()) {
                case 1 -> submit.refuse(SMPPConstant.STAT_ESME_RTHROTTLED);
                case 2 -> submit.refuse(SMPPConstant.STAT_ESME_RMSGQFUL);
                default -> submit.take("late");
            }
        };
        try (ScriptedCentre throttling = ScriptedCentre.start(throttlingTwice);
                SmppMessageCentre centre = connectedTo(throttling.port(), receipts, Map.of())) {
            assertThat(submit(centre, NUMBER, "hello")).isEqualTo(new Accepted("late"));
            assertThat(offers).hasValue(3);
        }
    }

    @Test
    void anyOtherRefusalIsFinal() throws IOException {
        try (ScriptedCentre refusing =
                        ScriptedCentre.start(submit -> submit.refuse(SMPPConstant.STAT_ESME_RINVSRCADR));
                SmppMessageCentre centre = connectedTo(refusing.port(), receipts, Map.of())) {
            assertThat(submit(centre, NUMBER, "hello")).isEqualTo(new Rejected());
        }
    }

    @Test
    void aCentreThatForgotTheBindIsUnavailable() throws IOException {
        try (ScriptedCentre forgetful =
                        ScriptedCentre.start(submit -> submit.refuse(SMPPConstant.STAT_ESME_RINVBNDSTS));
                SmppMessageCentre centre = connectedTo(forgetful.port(), receipts, Map.of())) {
            assertThat(submit(centre, NUMBER, "hello")).isEqualTo(new NotSubmitted(new CentreUnavailable()));
        }
    }

    @Test
    void aReceiptMayComeBeforeTheAnswer() throws Exception {
        ScriptedCentre[] self = new ScriptedCentre[1];
        ScriptedCentre.Script hasty = submit -> {
            self[0].deliver(RECEIPT, "id:77 stat:DELIVRD");
            submit.take("77");
        };
        try (ScriptedCentre centreOfHaste = self[0] = ScriptedCentre.start(hasty);
                SmppMessageCentre centre = connectedTo(centreOfHaste.port(), receipts, Map.of())) {
            assertThat(submit(centre, NUMBER, "hello")).isEqualTo(new Accepted("77"));
            assertThat(centreOfHaste.receiptAnswer()).isZero();
            assertThat(receipts.of("77")).containsExactly(DeliveryState.DELIVERED);
        }
    }

    @Test
    void receiptsAreReadFromParametersOrFromText() throws Exception {
        try (ScriptedCentre smsc = ScriptedCentre.start(ScriptedCentre.takingAll());
                SmppMessageCentre centre = connectedTo(smsc.port(), receipts, Map.of())) {
            smsc.deliver(RECEIPT, "id:in-text stat:UNDELIV");
            assertThat(smsc.receiptAnswer()).isZero();
            smsc.deliver(RECEIPT, "", both("in-parameters", 3));
            assertThat(smsc.receiptAnswer()).isZero();
            smsc.deliver(INTERMEDIATE, "id:on-its-way stat:ENROUTE");
            assertThat(smsc.receiptAnswer()).isZero();
            smsc.deliver(RECEIPT, "id:other stat:REJECTD", both("stronger", 2));
            assertThat(smsc.receiptAnswer()).isZero();

            assertThat(receipts.of("in-text")).containsExactly(DeliveryState.UNDELIVERABLE);
            assertThat(receipts.of("in-parameters")).containsExactly(DeliveryState.EXPIRED);
            assertThat(receipts.of("on-its-way")).containsExactly(DeliveryState.EN_ROUTE);
            assertThat(receipts.of("stronger")).containsExactly(DeliveryState.DELIVERED);
        }
    }

    @Test
    void aReceiptThatNamesNothingIsAcknowledgedAndIgnored() throws Exception {
        try (ScriptedCentre smsc = ScriptedCentre.start(ScriptedCentre.takingAll());
                SmppMessageCentre centre = connectedTo(smsc.port(), receipts, Map.of())) {
            smsc.deliver(RECEIPT, "your message was great");
            assertThat(smsc.receiptAnswer()).isZero();
            smsc.deliver(RECEIPT, "", both("x", 99));
            assertThat(smsc.receiptAnswer()).isZero();

            assertThat(receipts.count()).isZero();
            assertThat(centre.isBound()).isTrue();
        }
    }

    @Test
    void aReceiptThatCannotBeKeptIsToBeSentAgain() throws Exception {
        receipts.failing(true);
        try (ScriptedCentre smsc = ScriptedCentre.start(ScriptedCentre.takingAll());
                SmppMessageCentre centre = connectedTo(smsc.port(), receipts, Map.of())) {
            smsc.deliver(RECEIPT, "id:1 stat:DELIVRD");
            assertThat(smsc.receiptAnswer()).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN);

            receipts.failing(false);
            smsc.deliver(RECEIPT, "id:1 stat:DELIVRD");
            assertThat(smsc.receiptAnswer()).isZero();
            assertThat(receipts.of("1")).containsExactly(DeliveryState.DELIVERED);
            assertThat(centre.isBound()).isTrue();
        }
    }

    @Test
    void aMessageFromAPhoneIsNotTakenForAReceipt() throws Exception {
        try (ScriptedCentre smsc = ScriptedCentre.start(ScriptedCentre.takingAll());
                SmppMessageCentre centre = connectedTo(smsc.port(), receipts, Map.of())) {
            smsc.deliver(0, "id:1 stat:DELIVRD");

            assertThat(smsc.receiptAnswer()).isEqualTo(SMPPConstant.STAT_ESME_RX_R_APPN);
            assertThat(receipts.count()).isZero();
            assertThat(centre.isBound()).isTrue();
        }
    }

    @Test
    void aCentreThatBabblesIsLeftAndBoundAgain() throws Exception {
        try (ScriptedCentre smsc = ScriptedCentre.start(ScriptedCentre.takingAll());
                SmppMessageCentre centre = connectedTo(smsc.port(), receipts, Map.of())) {
            smsc.babble();

            await().until(() -> smsc.binds() == 2 && centre.isBound());
            assertThat(submit(centre, NUMBER, "hello")).isInstanceOf(Accepted.class);
        }
    }

    private static byte[] both(String centreId, int state) {
        byte[] id = parameter(RECEIPTED_MESSAGE_ID, (centreId + "\0").getBytes(StandardCharsets.US_ASCII));
        byte[] number = parameter(MESSAGE_STATE, (byte) state);
        byte[] both = new byte[id.length + number.length];
        System.arraycopy(id, 0, both, 0, id.length);
        System.arraycopy(number, 0, both, id.length, number.length);
        return both;
    }
}
