package io.hefu.rights.redemption;

import static io.hefu.rights.redemption.RightsBed.ANOTHER;
import static io.hefu.rights.redemption.RightsBed.LOUNGE;
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
import io.hefu.core.call.Request;
import io.hefu.core.identifier.IdentifierRefusal;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.NoSuchResource;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.rights.redemption.RedemptionResource.NewRedemption;
import io.hefu.rights.refusal.RightsRefusal.BenefitNotValid;
import io.hefu.rights.refusal.RightsRefusal.OutOfStock;
import io.hefu.rights.refusal.RightsRefusal.SubscriberLimitReached;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A redemption from its request to its benefit, or to the reason why there is none. */
class RedemptionTest {

    private final RightsBed bed = RightsBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aRedemptionIsAnsweredAtOnceAndFulfilledByTheSupplier() {
        Answer answer = bed.redeem(VIDEO_MONTH, "r1");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(json(answer).path("status").asText()).isEqualTo("processing");
        assertThat(bed.available(VIDEO_MONTH)).isEqualTo(999_999);
        JsonNode settled = settled(json(answer).path("redemptionId").asText());
        assertThat(settled.path("status").asText()).isEqualTo("succeeded");
        assertThat(settled.has("settledAt")).isTrue();
        assertThat(settled.has("cardCode")).isFalse();
        assertThat(bed.simulator.ordersAccepted()).isEqualTo(1);
    }

    @Test
    void aCodeThatComesLateIsShownToItsApplicationOnly() {
        String id = redeemed(RIDE_VOUCHER, "r1");

        assertThat(settled(id).path("cardCode").asText()).startsWith("CARD-");
        assertThat(bed.redemptions(Map.of()).toString()).contains(id).doesNotContain("CARD-");
        assertThatThrownBy(() -> bed.redemption(live(ANOTHER), id)).satisfies(refusedAs(NoSuchResource.class));
        assertThatThrownBy(() -> bed.redemption(call(MALL, Environment.SANDBOX), id))
                .satisfies(refusedAs(NoSuchResource.class));
    }

    @Test
    void neitherCodeNorNumberIsLeftReadableInTheDatabase() {
        settled(redeemed(RIDE_VOUCHER, "r1"));

        assertThat(bed.read("select redemption::text || encode(sealed_code, 'escape') from rights.redemption"))
                .doesNotContain("CARD-")
                .doesNotContain("13800000001");
        assertThat(bed.read("select subscriber from rights.subscriber_count")).matches("[0-9a-f]{64}");
    }

    @Test
    void whatIsSoldOutIsRefusedAndNothingIsKept() {
        assertRefused(bed.redeeming(LOUNGE, "+8613800000001", 1, "r1"), new OutOfStock());

        assertThat(bed.read("select count(*) from rights.redemption")).isEqualTo("0");
        assertThat(bed.read("select count(*) from rights.subscriber_count")).isEqualTo("0");
        assertThat(bed.redeem(VIDEO_MONTH, "r1").status()).isEqualTo(201);
    }

    @Test
    void fewerPiecesThanAskedForAreNotTakenInPart() {
        String benefit = bed.benefit("VIDEO-MONTH", "DIRECT_TOP_UP", 3, "null");

        assertRefused(bed.redeeming(benefit, "+8613800000001", 4, "r1"), new OutOfStock());
        assertThat(now(bed.redeeming(benefit, "+8613800000001", 3, "r2")).status())
                .isEqualTo(201);
        assertThat(bed.available(benefit)).isZero();
    }

    @Test
    void aSubscriberGetsNoMoreThanTheLimitWhicheverApplicationAsks() {
        String benefit = bed.benefit("VIDEO-MONTH", "DIRECT_TOP_UP", 100, "2");

        assertRefused(bed.redeeming(benefit, "+8613800000001", 3, "r0"), new SubscriberLimitReached(2));
        assertThat(now(bed.redeeming(benefit, "+8613800000001", 2, "r1")).status())
                .isEqualTo(201);
        assertRefused(bed.redeeming(benefit, "+8613800000001", 1, "r2"), new SubscriberLimitReached(2));
        assertRefused(bed.redeeming(live(ANOTHER), benefit, "+8613800000001", 1, "r3"), new SubscriberLimitReached(2));
        assertThat(now(bed.redeeming(benefit, "+8613800000002", 1, "r4")).status())
                .isEqualTo(201);
        assertThat(bed.available(benefit)).isEqualTo(97);
    }

    @Test
    void aBenefitOutsideItsValidityIsRefusedButARepeatedRequestIsStillAnswered() {
        String benefit = bed.benefit("VIDEO-MONTH", "DIRECT_TOP_UP", 100, "null");
        redeemed(benefit, "r1");
        bed.sql("update rights.benefit set valid_to = '2026-11-22T08:00:00Z' where benefit_id = '" + benefit + "'");

        assertRefused(bed.redeeming(benefit, "+8613800000001", 1, "r2"), new BenefitNotValid());
        assertThat(bed.redeem(benefit, "r1").status()).isEqualTo(200);
    }

    @Test
    void anUnknownBenefitIsNotFound() {
        assertRefused(
                bed.redeeming("00000000-0000-7000-8000-0000000009ff", "+8613800000001", 1, "r1"),
                new NoSuchResource("benefit"));
    }

    @Test
    void theSubscriberIsNamedOnceAndOnlyOnce() {
        var unnamed = new NewRedemption(VIDEO_MONTH, Optional.empty(), Optional.empty(), "r1");
        var named = new NewRedemption(VIDEO_MONTH, Optional.of("+8613800000001"), Optional.empty(), "r1");
        var spokenFor = call(MALL, Environment.LIVE, Optional.of(new PhoneNumber("+8613800000001")));

        assertThatThrownBy(() -> bed.resource().redeem(new Request<>(live(MALL), Map.of(), Map.of(), unnamed)))
                .satisfies(refusedAs(IdentifierRefusal.MISSING));
        assertThatThrownBy(() -> bed.resource().redeem(new Request<>(spokenFor, Map.of(), Map.of(), named)))
                .satisfies(refusedAs(IdentifierRefusal.UNNECESSARY));
        Answer answer = now(bed.resource()
                .redeem(new Request<>(spokenFor, Map.of(), Map.of(), unnamed))
                .toCompletableFuture());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(named.toString()).doesNotContain("138");
    }

    @Test
    void redemptionsArePagedNewestFirst() {
        IntStream.range(0, 5).forEach(i -> bed.redeem(VIDEO_MONTH, "r" + i));

        JsonNode page = bed.redemptions(Map.of("page", "2", "perPage", "2"));

        assertThat(page.path("items")).hasSize(2);
        assertThat(page.path("pagination").toString())
                .isEqualTo("{\"page\":2,\"perPage\":2,\"totalCount\":5,\"totalPages\":3}");
        assertThat(bed.redemptions(Map.of("page", "9")).path("items")).isEmpty();
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

    private static Consumer<Throwable> refusedAs(Class<? extends Refusal> reason) {
        return failure -> assertThat(refusal(failure)).isInstanceOf(reason);
    }

    private static Consumer<Throwable> refusedAs(Refusal reason) {
        return failure -> assertThat(refusal(failure)).isEqualTo(reason);
    }

    private static Refusal refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return ((RefusedException) cause).refusal();
    }
}
