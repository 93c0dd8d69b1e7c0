package io.hefu.location.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hefu.core.identity.PhoneNumber;
import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.location.geometry.Circle;
import io.hefu.location.geometry.Position;
import io.hefu.location.network.LocationReport.Located;
import io.hefu.location.network.LocationReport.NotKnown;
import io.hefu.location.network.LocationReport.NotLocated;
import io.hefu.location.network.LocationReport.NotProvisioned;
import io.hefu.location.refusal.LocationRefusal;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SandboxNetworkLocationTest {

    private final NetworkLocation sandbox = new SandboxNetworkLocation();

    static Stream<Arguments> reports() {
        Position square = new Position(31.2304, 121.4737);
        Position airport = new Position(31.1443, 121.8083);
        return Stream.of(
                arguments("+8613800000001", new Located(new Circle(square, 200), Duration.ZERO)),
                arguments("+4915112345678", new Located(new Circle(square, 200), Duration.ZERO)),
                arguments("+86138", new Located(new Circle(square, 200), Duration.ZERO)),
                arguments("+8613800000002", new Located(new Circle(airport, 300), Duration.ZERO)),
                arguments("+8613800000003", new Located(new Circle(square, 200), Duration.ofMinutes(30))),
                arguments("+8613800000004", new NotLocated()),
                arguments("+8613800000007", new NotLocated()),
                arguments("+8613800000008", new NotProvisioned()),
                arguments("+8613800000009", new Located(new Circle(square, 5_000), Duration.ZERO)),
                arguments("+99900000002", new NotKnown()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theLastDigitsDecideWhereThePhoneIs(String number, LocationReport report) {
        for (Freshness freshness : Freshness.values()) {
            assertThat(sandbox.locate(new PhoneNumber(number), freshness)
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(report);
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("+8613800000005", LocationRefusal.Plain.NETWORK_TIMEOUT),
                arguments("+8613800000006", LocationRefusal.Plain.NETWORK_UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void orHowTheNetworkFails(String number, Refusal refusal) {
        assertThat(sandbox.locate(new PhoneNumber(number), Freshness.CURRENT).toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RefusedException.class)
                .satisfies(failed -> assertThat(((RefusedException) failed.getCause()).refusal())
                        .isEqualTo(refusal));
    }
}
