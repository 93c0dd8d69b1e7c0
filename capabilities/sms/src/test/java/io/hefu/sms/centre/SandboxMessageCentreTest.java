package io.hefu.sms.centre;

import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.sms.centre.Submission.Accepted;
import io.hefu.sms.centre.Submission.NotSubmitted;
import io.hefu.sms.centre.Submission.Rejected;
import io.hefu.sms.centre.Submission.Unanswered;
import io.hefu.sms.delivery.DeliveryState;
import io.hefu.sms.refusal.SmsRefusal.CentreBusy;
import io.hefu.sms.text.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxMessageCentreTest {

    private final List<Runnable> later = new ArrayList<>();
    private final RecordedReceipts receipts = new RecordedReceipts();
    private final SandboxMessageCentre sandbox = new SandboxMessageCentre(receipts, UUID::randomUUID, later::add);

    @ParameterizedTest
    @CsvSource({"+8613800000001, DELIVERED", "+8613800000091, UNDELIVERABLE", "+8613800000092, EXPIRED"})
    void theLastDigitsDecideHowItEnds(String number, DeliveryState end) {
        Accepted accepted = (Accepted) submitTo(number);

        assertThat(receipts.of(accepted.centreId())).containsExactly(end);
    }

    @Test
    void someAreRejectedAtOnce() {
        assertThat(submitTo("+8613800000093")).isEqualTo(new Rejected());
    }

    @Test
    void ofSomeNoReceiptEverComes() {
        Accepted accepted = (Accepted) submitTo("+8613800000094");

        assertThat(receipts.of(accepted.centreId())).isEmpty();
    }

    @Test
    void ofSomeTheReceiptComesLater() {
        Accepted accepted = (Accepted) submitTo("+8613800000096");
        assertThat(receipts.of(accepted.centreId())).isEmpty();

        later.forEach(Runnable::run);

        assertThat(receipts.of(accepted.centreId())).containsExactly(DeliveryState.DELIVERED);
    }

    @Test
    void forSomeTheCentreIsLostBeforeItAnswers() {
        assertThat(submitTo("+8613800000097")).isEqualTo(new Unanswered());
    }

    @Test
    void forSomeTheCentreIsBusy() {
        assertThat(submitTo("+8613800000095")).isEqualTo(new NotSubmitted(new CentreBusy()));
    }

    private Submission submitTo(String number) {
        ShortMessage message =
                new ShortMessage("10690000", new PhoneNumber(number), Encoding.GSM_7BIT, "hello", Optional.empty());
        return sandbox.submit(List.of(message)).toCompletableFuture().join().get(0);
    }
}
