package io.hefu.rights.redemption;

import static io.hefu.rights.redemption.RightsBed.VIDEO_MONTH;
import static io.hefu.rights.redemption.RightsBed.json;
import static io.hefu.rights.redemption.RightsBed.now;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.rights.redemption.RedemptionState.Denied;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Suppliers that are down, forget, refuse, or never come to an end. */
class SupplierTroubleTest {

    private final RightsBed bed = RightsBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aSupplierThatIsDownDeniesNothingAndIsTurnedToAgainAfterARestart() {
        bed.restart(bed.supplierAt("http://127.0.0.1:1"));
        String id = redeemed(VIDEO_MONTH, "r1");
        IntStream.range(0, 20).forEach(attempt -> bed.work());
        assertThat(bed.redemption(id).path("status").asText()).isEqualTo("processing");

        bed.restart();

        assertThat(settled(id).path("status").asText()).isEqualTo("succeeded");
        assertThat(bed.simulator.ordersAccepted()).isEqualTo(1);
    }

    @Test
    void anOrderWhoseAnswerWasLostIsPlacedAgainUnderTheSameNumber() {
        bed.restart(new Forgetful(bed.supplierAt(bed.simulator.url())));
        String id = redeemed(VIDEO_MONTH, "r1");
        Awaitility.await().until(() -> bed.simulator.ordersAccepted() == 1);
        assertThat(bed.redemption(id).path("status").asText()).isEqualTo("processing");

        bed.restart();

        assertThat(settled(id).path("status").asText()).isEqualTo("succeeded");
        assertThat(bed.simulator.ordersAccepted()).isEqualTo(1);
    }

    @Test
    void aSupplierThatNeverComesToAnEndIsWaitedFor() {
        String id = redeemed(bed.benefit("STUCK-1", "DIRECT_TOP_UP", 5, "null"), "r1");
        Awaitility.await()
                .until(() -> bed.redemption(id).path("status").asText().equals("fulfilling"));

        IntStream.range(0, 30).forEach(attempt -> bed.work());

        assertThat(bed.redemption(id).path("status").asText()).isEqualTo("fulfilling");
        assertThat(bed.simulator.ordersAccepted()).isEqualTo(1);
    }

    @Test
    void whatTheSupplierRefusesGoesBackToTheStockOnce() {
        String benefit = bed.benefit("FAILS-1", "DIRECT_TOP_UP", 5, "2");
        String id = json(now(bed.redeeming(benefit, "+8613800000001", 2, "r1")))
                .path("redemptionId")
                .asText();
        assertThat(bed.available(benefit)).isEqualTo(3);

        JsonNode denied = settled(id);

        assertThat(denied.path("status").asText()).isEqualTo("denied");
        assertThat(denied.path("denialReason").asText()).isEqualTo("ACCOUNT_NOT_ELIGIBLE");
        assertThat(bed.available(benefit)).isEqualTo(5);
        assertThat(now(bed.redeeming(benefit, "+8613800000001", 2, "r2")).status())
                .isEqualTo(201);
    }

    @Test
    void twoWhoLearnOfTheSameRefusalPutThePiecesBackOnce() {
        String benefit = bed.benefit("STUCK-1", "DIRECT_TOP_UP", 5, "null");
        String id = redeemed(benefit, "r1");
        Denied denied = new Denied(bed.clock.instant(), "WHY");

        IntStream.range(0, 10)
                .mapToObj(i -> bed.fulfilment()
                        .advance(new RedemptionId(UUID.fromString(id)), denied, bed.clock.instant())
                        .subscribeAsCompletionStage())
                .toList()
                .forEach(RightsBed::now);

        assertThat(bed.available(benefit)).isEqualTo(5);
    }

    @Test
    void nothingChangesWhatIsSettled() {
        String id = redeemed(VIDEO_MONTH, "r1");
        settled(id);

        now(bed.fulfilment()
                .advance(
                        new RedemptionId(UUID.fromString(id)),
                        new Denied(bed.clock.instant(), "LATE"),
                        bed.clock.instant())
                .subscribeAsCompletionStage());

        assertThat(bed.redemption(id).path("status").asText()).isEqualTo("succeeded");
        assertThat(bed.available(VIDEO_MONTH)).isEqualTo(999_999);
    }

    private String redeemed(String benefit, String correlator) {
        return json(bed.redeem(benefit, correlator)).path("redemptionId").asText();
    }

    private JsonNode settled(String id) {
        return Awaitility.await()
                .until(
                        () -> {
                            bed.work();
                            return bed.redemption(id);
                        },
                        redemption -> redemption.has("settledAt"));
    }
}
