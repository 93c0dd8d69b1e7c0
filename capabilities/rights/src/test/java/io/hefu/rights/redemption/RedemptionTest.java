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
import io.hefu.rights.redemption.RedemptionState.Denied;
import io.hefu.rights.refusal.RightsRefusal.BenefitNotValid;
import io.hefu.rights.refusal.RightsRefusal.CorrelatorUsed;
import io.hefu.rights.refusal.RightsRefusal.OutOfStock;
import io.hefu.rights.refusal.RightsRefusal.SubscriberLimitReached;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
                .satisfies(refusedAs(IdentifierRefusal.Missing.class));
        assertThatThrownBy(() -> bed.resource().redeem(new Request<>(spokenFor, Map.of(), Map.of(), named)))
                .satisfies(refusedAs(IdentifierRefusal.Unnecessary.class));
        Answer answer = now(bed.resource()
                .redeem(new Request<>(spokenFor, Map.of(), Map.of(), unnamed))
                .toCompletableFuture());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(named.toString()).doesNotContain("138");
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
        return failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            assertThat(((RefusedException) cause).refusal()).isInstanceOf(reason);
        };
    }
}
