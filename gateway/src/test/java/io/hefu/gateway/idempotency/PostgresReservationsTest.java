package io.hefu.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.secrecy.MasterKey;
import io.hefu.core.usage.UsageRecord;
import io.hefu.gateway.exchange.AnswerBody;
import io.hefu.gateway.exchange.EarlierAnswer;
import io.hefu.gateway.exchange.OutgoingAnswer;
import io.hefu.gateway.exchange.Reservation;
import io.hefu.gateway.idempotency.Reserved.Answered;
import io.hefu.gateway.idempotency.Reserved.Busy;
import io.hefu.gateway.idempotency.Reserved.Fresh;
import io.hefu.gateway.idempotency.Reserved.OtherRequest;
import io.hefu.gateway.idempotency.Reserved.TakenUp;
import io.hefu.gateway.whole.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PostgresReservationsTest {

    private static final byte[] REQUEST = new byte[32];
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final EarlierAnswer ANSWER = answer("first");

    private final String node = "node-" + UUID.randomUUID();
    private final ScopedKey key =
            new ScopedKey(new ApplicationId(UUID.randomUUID()), Environment.LIVE, "POST /echo/v1/echoes", new byte[32]);

    @Inject
    Pool database;

    @Test
    void theFirstOfManyAtOnceCarriesTheCall() {
        PostgresReservations reservations = reservations(MINUTE, MINUTE);

        List<CompletableFuture<Reserved>> all = Stream.generate(
                        () -> reservations.reserve(key, REQUEST, record()).subscribeAsCompletionStage())
                .limit(50)
                .toList();

        List<Reserved> reserved = all.stream().map(CompletableFuture::join).toList();
        assertThat(reserved).filteredOn(Fresh.class::isInstance).hasSize(1);
        assertThat(reserved).filteredOn(Busy.class::isInstance).hasSize(49);
    }

    @Test
    void aKeptAnswerIsGivenToTheSameRequestOnly() {
        PostgresReservations reservations = reservations(MINUTE, MINUTE);
        keep(reservations, fresh(reservations), ANSWER);

        assertThat(reserve(reservations)).isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.earlier().answer().status()).isEqualTo(201);
            assertThat(answered.earlier().answer().body()).isEqualTo(body("first"));
        });
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(now(reservations.reserve(key, other, record()))).isInstanceOf(OtherRequest.class);
    }

    @Test
    void aCallWhoseLeaseHasEndedIsTakenUpUnderItsIdAndAsItWasMetered() {
        PostgresReservations reservations = reservations(Duration.ZERO, MINUTE);
        UsageRecord first = record();
        now(reservations.reserve(key, REQUEST, first));

        assertThat(reserve(reservations)).isInstanceOfSatisfying(TakenUp.class, takenUp -> {
            assertThat(takenUp.reservation()).isEqualTo(new Reservation(first.call(), 2));
            assertThat(takenUp.record()).isEqualTo(first);
        });
    }

    @Test
    void anAttemptThatWasOvertakenHasNothingToSayButItsAnswer() {
        PostgresReservations reservations = reservations(Duration.ZERO, MINUTE);
        Reservation slow = fresh(reservations);
        reserve(reservations(MINUTE, MINUTE));

        now(reservations.free(slow));
        now(reservations.leave(slow));
        assertThat(reserve(reservations)).isInstanceOf(Busy.class);

        keep(reservations, slow, ANSWER);
        keep(reservations, new Reservation(slow.call(), 2), answer("second"));
        assertThat(reserve(reservations))
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered ->
                                assertThat(answered.earlier().answer().body()).isEqualTo(body("first")));
    }

    @Test
    void aFreedKeyIsFreshAndOneThatWasLeftIsTakenUp() {
        PostgresReservations reservations = reservations(MINUTE, MINUTE);
        Reservation first = fresh(reservations);
        now(reservations.free(first));

        Reservation second = fresh(reservations);
        assertThat(second.call()).isNotEqualTo(first.call());
        now(reservations.leave(second));

        assertThat(reserve(reservations)).isInstanceOf(TakenUp.class);
    }

    @Test
    void aNodeThatStartsEndsItsOwnLeasesOnly() {
        PostgresReservations reservations = reservations(MINUTE, MINUTE);
        fresh(reservations);

        now(new PostgresReservations(database, vault(), "another", MINUTE, MINUTE).endOwnLeases());
        assertThat(reserve(reservations)).isInstanceOf(Busy.class);

        now(reservations.endOwnLeases());
        assertThat(reserve(reservations)).isInstanceOf(TakenUp.class);
    }

    @Test
    void aKeyThatIsTooOldIsFreshAgainAndForgottenInTime() {
        PostgresReservations reservations = reservations(MINUTE, Duration.ZERO);
        keep(reservations, fresh(reservations), ANSWER);

        assertThat(fresh(reservations)).isNotNull();
        assertThat(now(reservations.forgetExpired(1_000))).isPositive();
        assertThat(now(reservations.forgetExpired(1_000))).isZero();
    }

    @Test
    void aKeyThatIsReservedWhenItsCallHasLongBeenRefusedIsFreedAgain() {
        PostgresReservations reservations = reservations(MINUTE, MINUTE);
        SqlConnection holding = now(database.getConnection());
        now(holding.query("begin; lock table gateway.idempotency_key").execute());

        assertThatThrownBy(() -> reserve(reservations)).isInstanceOf(TimeoutException.class);
        now(holding.query("commit").execute());
        now(holding.close());

        await().untilAsserted(() -> assertThat(reserve(reservations)).isInstanceOf(Fresh.class));
    }

    private Reserved reserve(PostgresReservations reservations) {
        return now(reservations.reserve(key, REQUEST, record()));
    }

    private Reservation fresh(PostgresReservations reservations) {
        Reserved reserved = reserve(reservations);
        assertThat(reserved).isInstanceOf(Fresh.class);
        return ((Fresh) reserved).reservation();
    }

    private static void keep(PostgresReservations reservations, Reservation reservation, EarlierAnswer answer) {
        now(reservations.keep(reservation, answer));
    }

    private PostgresReservations reservations(Duration lease, Duration retention) {
        return new PostgresReservations(database, vault(), node, lease, retention);
    }

    private static AnswerVault vault() {
        return new AnswerVault(MasterKey.ofDemo(), new SecureRandom());
    }

    private UsageRecord record() {
        return new UsageRecord(
                new CallId(UUID.randomUUID()),
                Instant.parse("2026-11-22T10:00:00.123456Z"),
                new Correlator(UUID.randomUUID().toString()),
                key.environment(),
                new OrganisationId(new UUID(0, 1)),
                key.application(),
                new CredentialId("key-1"),
                Optional.of(new PlanCode("standard")),
                new ApiName("echo"),
                "makeEcho");
    }

    private static EarlierAnswer answer(String body) {
        return new EarlierAnswer("OK", new OutgoingAnswer(201, Map.of(), body(body)));
    }

    private static <T> T now(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }

    private static AnswerBody body(String text) {
        return AnswerBody.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
