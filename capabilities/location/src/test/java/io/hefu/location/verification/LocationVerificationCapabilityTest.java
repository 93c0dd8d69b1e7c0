package io.hefu.location.verification;

import static io.hefu.location.Configured.configured;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.core.call.Answer;
import io.hefu.core.call.Call;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.call.Request;
import io.hefu.core.capability.Handler;
import io.hefu.core.identifier.IdentifierRefusal;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.InvalidArgument;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.location.device.Device;
import io.hefu.location.network.MonitoringEventConfig;
import io.hefu.location.network.SandboxNetworkLocation;
import io.hefu.location.network.T8NetworkLocation;
import io.hefu.location.refusal.LocationRefusal;
import io.hefu.location.refusal.LocationRefusal.InvalidArea;
import io.hefu.location.verification.LocationVerificationCapability.Area;
import io.hefu.location.verification.LocationVerificationCapability.Point;
import io.hefu.location.verification.LocationVerificationCapability.VerifiedLocation;
import io.hefu.location.verification.LocationVerificationCapability.VerifyLocation;
import io.hefu.location.verification.Verification.Result;
import io.hefu.stack.location.MonitoringEventSimulator;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole family, with the network across a socket, and the same in the sandbox. */
class LocationVerificationCapabilityTest {

    private static final Instant NOW = Instant.parse("2026-11-22T06:40:52Z");
    private static final Area PEOPLES_SQUARE = new Area(new Point(31.2304, 121.4737), 2_000);
    private static final Optional<Long> ANY_AGE = Optional.empty();

    private static Vertx vertx;
    private static MonitoringEventSimulator network;
    private static LocationVerificationCapability api;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        network = MonitoringEventSimulator.start();
        MonitoringEventConfig config = configured(
                MonitoringEventConfig.class,
                Map.of(
                        "hefu.location.monitoring-event.url",
                        network.url(),
                        "hefu.location.monitoring-event.timeout",
                        "500ms"));
        api = new LocationVerificationCapability(
                AreaRule.of(configured(VerificationConfig.class, Map.of())),
                new T8NetworkLocation(vertx, config),
                new SandboxNetworkLocation(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        network.close();
        vertx.close();
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneIsInsideOrOutsideOrPerhapsInside(Environment environment) {
        assertThat(verified(environment, "+8613800000001", ANY_AGE))
                .isEqualTo(new VerifiedLocation(
                        Result.TRUE, Optional.empty(), NOW, Optional.of(Device.ofPhoneNumber("+8613800000001"))));
        assertThat(verified(environment, "+8613800000002", ANY_AGE).verificationResult())
                .isEqualTo(Result.FALSE);
        assertThat(verified(environment, "+8613800000009", ANY_AGE).matchRate()).contains(16);
    }

    @ParameterizedTest
    @EnumSource
    void aLocationMustBeAsFreshAsAsked(Environment environment) {
        Instant halfAnHourAgo = NOW.minusSeconds(1_800);
        assertThat(verified(environment, "+8613800000003", ANY_AGE).lastLocationTime())
                .isEqualTo(halfAnHourAgo);
        assertThat(verified(environment, "+8613800000003", Optional.of(1_800L)).lastLocationTime())
                .isEqualTo(halfAnHourAgo);
        assertThat(refusal(environment, "+8613800000003", Optional.of(1_799L)))
                .isEqualTo(LocationRefusal.Plain.UNABLE_TO_FULFIL_MAX_AGE);
        assertThat(refusal(environment, "+8613800000003", Optional.of(0L)))
                .isEqualTo(LocationRefusal.Plain.UNABLE_TO_FULFIL_MAX_AGE);
        assertThat(verified(environment, "+8613800000001", Optional.of(0L)).lastLocationTime())
                .isEqualTo(NOW);
    }

    @ParameterizedTest
    @EnumSource
    void aPhoneThatCannotBeLocatedHasNoLocationOfAnyAge(Environment environment) {
        assertThat(refusal(environment, "+8613800000004", ANY_AGE)).isEqualTo(LocationRefusal.Plain.UNABLE_TO_LOCATE);
        assertThat(refusal(environment, "+8613800000007", ANY_AGE)).isEqualTo(LocationRefusal.Plain.UNABLE_TO_LOCATE);
        assertThat(refusal(environment, "+8613800000004", Optional.of(60L)))
                .isEqualTo(LocationRefusal.Plain.UNABLE_TO_FULFIL_MAX_AGE);
    }

    @ParameterizedTest
    @EnumSource
    void whatTheNetworkRefusesIsRefused(Environment environment) {
        assertThat(refusal(environment, "+99912345678", ANY_AGE)).isEqualTo(IdentifierRefusal.NOT_FOUND);
        assertThat(refusal(environment, "+8613800000008", ANY_AGE))
                .isEqualTo(LocationRefusal.Plain.SERVICE_NOT_APPLICABLE);
        assertThat(refusal(environment, "+8613800000005", ANY_AGE)).isEqualTo(LocationRefusal.Plain.NETWORK_TIMEOUT);
        assertThat(refusal(environment, "+8613800000006", ANY_AGE))
                .isEqualTo(LocationRefusal.Plain.NETWORK_UNAVAILABLE);
    }

    @Test
    void aNegativeAgeIsNoAge() {
        assertThat(refusal(Environment.LIVE, "+8613800000001", Optional.of(-1L)))
                .isEqualTo(new InvalidArgument("/maxAge", "must be at least 0"));
    }

    @Test
    void withATokenOfTheSubscriberNoDeviceIsNamed() {
        Optional<PhoneNumber> subscriber = Optional.of(new PhoneNumber("+8613800000001"));

        Answer answer = verify(
                call(Environment.LIVE, subscriber), new VerifyLocation(Optional.empty(), PEOPLES_SQUARE, ANY_AGE));

        VerifiedLocation verified = (VerifiedLocation) answer.body().orElseThrow();
        assertThat(verified.verificationResult()).isEqualTo(Result.TRUE);
        assertThat(verified.device()).isEmpty();
    }

    @Test
    void whoIsMeantAndWhereIsSettledBeforeTheNetworkIsAsked() {
        long before = network.questionsAsked();
        Optional<Device> phone = Optional.of(Device.ofPhoneNumber("+8613800000001"));
        Call twoLegged = call(Environment.LIVE, Optional.empty());
        Call threeLegged = call(Environment.LIVE, Optional.of(new PhoneNumber("+8613800000001")));
        Area tooSmall = new Area(new Point(31.2304, 121.4737), 99);
        Area paris = new Area(new Point(48.85, 2.35), 2_000);

        assertThat(refusal(twoLegged, new VerifyLocation(Optional.empty(), PEOPLES_SQUARE, ANY_AGE)))
                .isEqualTo(IdentifierRefusal.MISSING);
        assertThat(refusal(threeLegged, new VerifyLocation(phone, PEOPLES_SQUARE, ANY_AGE)))
                .isEqualTo(IdentifierRefusal.UNNECESSARY);
        assertThat(refusal(twoLegged, new VerifyLocation(phone, tooSmall, ANY_AGE)))
                .isEqualTo(new InvalidArea(100, 200_000));
        assertThat(refusal(twoLegged, new VerifyLocation(phone, paris, ANY_AGE)))
                .isEqualTo(LocationRefusal.Plain.AREA_NOT_COVERED);
        assertThat(network.questionsAsked()).isEqualTo(before);
    }

    @Test
    void theSandboxNeverAsksTheNetwork() {
        long before = network.questionsAsked();

        verified(Environment.SANDBOX, "+8613800000001", ANY_AGE);

        assertThat(network.questionsAsked()).isEqualTo(before);
    }

    @Test
    void everyOperationOfTheDefinitionIsAnsweredAndNoOther() throws IOException {
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(api.definition())) {
            String definition = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Pattern.compile("operationId: (\\w+)")
                            .matcher(definition)
                            .results()
                            .map(found -> found.group(1)))
                    .containsExactlyInAnyOrderElementsOf(api.handlers().keySet());
        }
    }

    private static VerifiedLocation verified(Environment environment, String number, Optional<Long> maxAge) {
        Answer answer = verify(call(environment, Optional.empty()), asking(number, maxAge));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.units()).isEqualTo(1);
        return (VerifiedLocation) answer.body().orElseThrow();
    }

    private static Refusal refusal(Environment environment, String number, Optional<Long> maxAge) {
        return refusal(call(environment, Optional.empty()), asking(number, maxAge));
    }

    private static Refusal refusal(Call call, VerifyLocation body) {
        try {
            Answer answer = verify(call, body);
            throw new AssertionError("not refused: " + answer.status());
        } catch (RefusedException refused) {
            return refused.refusal();
        } catch (CompletionException failed) {
            return ((RefusedException) failed.getCause()).refusal();
        }
    }

    private static VerifyLocation asking(String number, Optional<Long> maxAge) {
        return new VerifyLocation(Optional.of(Device.ofPhoneNumber(number)), PEOPLES_SQUARE, maxAge);
    }

    @SuppressWarnings("unchecked")
    private static Answer verify(Call call, VerifyLocation body) {
        Handler<VerifyLocation> handler =
                (Handler<VerifyLocation>) api.handlers().get("verifyLocation");
        return handler.answer()
                .apply(new Request<>(call, Map.of(), Map.of(), body))
                .toCompletableFuture()
                .join();
    }

    private static Call call(Environment environment, Optional<PhoneNumber> subscriber) {
        return new Call(
                new CallId(UUID.randomUUID()),
                new Correlator("test"),
                environment,
                new OrganisationId(UUID.randomUUID()),
                new ApplicationId(UUID.randomUUID()),
                subscriber,
                NOW);
    }
}
