package io.hefu.rights.redemption;

import static io.hefu.rights.redemption.RightsBed.ANOTHER;
import static io.hefu.rights.redemption.RightsBed.MALL;
import static io.hefu.rights.redemption.RightsBed.RIDE_VOUCHER;
import static io.hefu.rights.redemption.RightsBed.VIDEO_MONTH;
import static io.hefu.rights.redemption.RightsBed.call;
import static io.hefu.rights.redemption.RightsBed.json;
import static io.hefu.rights.redemption.RightsBed.live;
import static io.hefu.rights.redemption.RightsBed.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.call.Answer;
import io.hefu.core.call.Environment;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.rights.refusal.RightsRefusal.CorrelatorUsed;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same request again, or many times at once, redeems once. */
class RepeatedRedemptionTest {

    private final RightsBed bed = RightsBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void theSameRequestAgainIsTheSameRedemption() {
        Answer first = bed.redeem(VIDEO_MONTH, "r1");

        Answer again = bed.redeem(VIDEO_MONTH, "r1");

        assertThat(again.status()).isEqualTo(200);
        assertThat(json(again).path("redemptionId")).isEqualTo(json(first).path("redemptionId"));
        settled(json(first).path("redemptionId").asText());
        assertThat(json(bed.redeem(VIDEO_MONTH, "r1")).path("status").asText()).isEqualTo("succeeded");
        assertThat(bed.available(VIDEO_MONTH)).isEqualTo(999_999);
        assertThat(bed.simulator.ordersAccepted()).isEqualTo(1);
    }

    @Test
    void aCallTakenUpAgainRedeemsNothingTwiceAndIsAnsweredLikeTheFirstTime() {
        var call = live(MALL);
        Answer first = now(bed.redeeming(call, VIDEO_MONTH, "+8613800000001", 1, "r1"));

        Answer again = now(bed.redeeming(call, VIDEO_MONTH, "+8613800000001", 1, "r1"));

        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        assertThat(again.units()).isEqualTo(first.units());
        assertThat(json(again).path("redemptionId")).isEqualTo(json(first).path("redemptionId"));
        assertThat(bed.available(VIDEO_MONTH)).isEqualTo(999_999);
    }

    @Test
    void aCallTakenUpWhileItRunsIsOneRedemption() {
        var call = live(MALL);

        var answers = IntStream.range(0, 20)
                .mapToObj(i -> bed.redeeming(call, VIDEO_MONTH, "+8613800000001", 1, "r1"))
                .toList()
                .stream()
                .map(RightsBed::now)
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(bed.available(VIDEO_MONTH)).isEqualTo(999_999);
    }

    @Test
    void theSameRequestManyTimesAtOnceIsOneRedemption() {
        var answers =
                IntStream.range(0, 40)
                        .mapToObj(i -> bed.redeeming(VIDEO_MONTH, "+8613800000001", 1, "r1"))
                        .toList()
                        .stream()
                        .map(RightsBed::now)
                        .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .extracting(answer -> json(answer).path("redemptionId").asText())
                .containsOnly(json(answers.get(0)).path("redemptionId").asText());
        assertThat(bed.available(VIDEO_MONTH)).isEqualTo(999_999);
    }

    @Test
    void anotherContentUnderTheSameCorrelatorIsRefusedNamingTheOriginal() {
        String id = redeemed(VIDEO_MONTH, "r1");

        assertRefused(bed.redeeming(VIDEO_MONTH, "+8613800000001", 2, "r1"), new CorrelatorUsed(UUID.fromString(id)));
        assertRefused(bed.redeeming(VIDEO_MONTH, "+8613800000002", 1, "r1"), new CorrelatorUsed(UUID.fromString(id)));
        assertRefused(bed.redeeming(RIDE_VOUCHER, "+8613800000001", 1, "r1"), new CorrelatorUsed(UUID.fromString(id)));
        assertThat(bed.available(VIDEO_MONTH)).isEqualTo(999_999);
    }

    @Test
    void correlatorsOfOthersAndOfTheSandboxAreTheirOwn() {
        redeemed(VIDEO_MONTH, "r1");

        assertThat(now(bed.redeeming(live(ANOTHER), VIDEO_MONTH, "+8613800000002", 3, "r1"))
                        .status())
                .isEqualTo(201);
        assertThat(now(bed.redeeming(call(MALL, Environment.SANDBOX), VIDEO_MONTH, "+8613800000003", 4, "r1"))
                        .status())
                .isEqualTo(201);
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

    private static void assertRefused(CompletableFuture<Answer> answer, Refusal refusal) {
        assertThatThrownBy(() -> now(answer))
                .extracting(failure -> failure instanceof CompletionException ? failure.getCause() : failure)
                .extracting(failure -> ((RefusedException) failure).refusal())
                .isEqualTo(refusal);
    }
}
