package io.hefu.rights.redemption;

import static io.hefu.rights.redemption.RightsBed.MALL;
import static io.hefu.rights.redemption.RightsBed.RIDE_VOUCHER;
import static io.hefu.rights.redemption.RightsBed.call;
import static io.hefu.rights.redemption.RightsBed.json;
import static io.hefu.rights.redemption.RightsBed.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.core.call.Environment;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.rights.refusal.RightsRefusal.OutOfStock;
import io.hefu.rights.refusal.RightsRefusal.SubscriberLimitReached;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sandbox, with a stock of its own and no supplier. */
class SandboxRedemptionTest {

    private final RightsBed bed = RightsBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void theSandboxTakesNothingFromItsStockAndAsksNoSupplier() {
        var sandbox = call(MALL, Environment.SANDBOX);

        String id = json(now(bed.redeeming(sandbox, RIDE_VOUCHER, "+8613800000001", 1, "r1")))
                .path("redemptionId")
                .asText();

        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                bed.redemption(sandbox, id).path("cardCode").asText())
                        .isEqualTo("SANDBOX-" + id));
        assertThat(bed.available(RIDE_VOUCHER)).isEqualTo(1_000_000);
        assertThat(bed.benefit(Environment.SANDBOX, RIDE_VOUCHER)
                        .path("available")
                        .asLong())
                .isEqualTo(1_000_000);
        assertThat(bed.simulator.ordersAccepted()).isZero();
    }

    @Test
    void whatTheSandboxDeniesPutsNothingBack() {
        var sandbox = call(MALL, Environment.SANDBOX);

        String id = json(now(bed.redeeming(sandbox, RIDE_VOUCHER, "+8613800009001", 2, "r1")))
                .path("redemptionId")
                .asText();

        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                bed.redemption(sandbox, id).path("status").asText())
                        .isEqualTo("denied"));
        assertThat(bed.benefit(Environment.SANDBOX, RIDE_VOUCHER)
                        .path("available")
                        .asLong())
                .isEqualTo(1_000_000);
    }

    @Test
    void numbersOfTheSandboxSeeStockAndLimitUsedUp() {
        var sandbox = call(MALL, Environment.SANDBOX);

        assertThatThrownBy(() -> now(bed.redeeming(sandbox, RIDE_VOUCHER, "+8613800009006", 1, "r1")))
                .satisfies(refusedAs(OutOfStock.class));
        assertThatThrownBy(() -> now(bed.redeeming(sandbox, RIDE_VOUCHER, "+8613800009007", 1, "r2")))
                .satisfies(refusedAs(SubscriberLimitReached.class));
    }

    private static Consumer<Throwable> refusedAs(Class<? extends Refusal> reason) {
        return failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            assertThat(((RefusedException) cause).refusal()).isInstanceOf(reason);
        };
    }
}
