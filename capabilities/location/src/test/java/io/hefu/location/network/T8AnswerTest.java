package io.hefu.location.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.hefu.core.refusal.Refusal;
import io.hefu.core.refusal.RefusedException;
import io.hefu.location.geometry.Circle;
import io.hefu.location.geometry.Position;
import io.hefu.location.network.LocationReport.Located;
import io.hefu.location.network.LocationReport.NotKnown;
import io.hefu.location.network.LocationReport.NotLocated;
import io.hefu.location.network.LocationReport.NotProvisioned;
import io.hefu.location.refusal.LocationRefusal;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class T8AnswerTest {

    private static final String POINT = "'point': {'lat': 31.2304, 'lon': 121.4737}";

    static Stream<Arguments> shapes() {
        return Stream.of(
                arguments("'shape': 'POINT', " + POINT, 0),
                arguments("'shape': 'POINT_UNCERTAINTY_CIRCLE', 'uncertainty': 200.5, " + POINT, 200.5),
                arguments(
                        "'shape': 'POINT_UNCERTAINTY_ELLIPSE', 'confidence': 67, 'uncertaintyEllipse': "
                                + "{'semiMajor': 300, 'semiMinor': 100, 'orientationMajor': 45}, " + POINT,
                        300),
                arguments("'shape': 'POINT_ALTITUDE', 'altitude': 12, " + POINT, 0),
                arguments(
                        "'shape': 'POINT_ALTITUDE_UNCERTAINTY', 'altitude': 12, 'uncertaintyAltitude': 5, "
                                + "'uncertaintyEllipse': {'semiMajor': 80, 'semiMinor': 80, 'orientationMajor': 0}, "
                                + POINT,
                        80));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyShapeOfAPlaceBecomesACircleAroundIt(String area, double radius) {
        assertThat(read(201, located("'ageOfLocationInfo': 7, 'geographicArea': {" + area + "}")))
                .isEqualTo(new Located(new Circle(new Position(31.2304, 121.4737), radius), Duration.ofMinutes(7)));
    }

    @Test
    void aPolygonBecomesACircleThroughItsFarthestCorner() {
        Located located = (Located) read(
                200,
                located("'geographicArea': {'shape': 'POLYGON', 'pointList': ["
                        + "{'lat': 31.0, 'lon': 121.0}, {'lat': 31.02, 'lon': 121.0}, "
                        + "{'lat': 31.02, 'lon': 121.02}, {'lat': 31.0, 'lon': 121.02}]}"));

        assertThat(located.area().centre().latitude()).isCloseTo(31.01, within(1e-9));
        assertThat(located.area().radiusMetres()).isCloseTo(1_464, within(5.0));
        assertThat(located.age()).isZero();
    }

    @Test
    void aReportMayStandByItself() {
        assertThat(read(200, "{'locationInfo': {'geographicArea': {'shape': 'POINT', " + POINT + "}}}"))
                .isInstanceOf(Located.class);
    }

    @Test
    void aReasonIsAReport() {
        assertThat(read(201, failed("UNSPECIFIED"))).isEqualTo(new NotLocated());
        assertThat(read(201, failed("NOT_REGISTED_UE"))).isEqualTo(new NotLocated());
        assertThat(read(201, failed("A_REASON_OF_A_LATER_RELEASE"))).isEqualTo(new NotLocated());
        assertThat(read(201, failed("POSITIONING_DENIED"))).isEqualTo(new NotProvisioned());
        assertThat(read(403, "{'cause': 'OPERATION_PROHIBITED'}")).isEqualTo(new NotProvisioned());
        assertThat(read(404, "{'cause': 'USER_UNKNOWN'}")).isEqualTo(new NotKnown());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aNetworkThatIsNotWellIsUnavailable(int status) {
        assertThat(refusal(status, "<html>sorry</html>")).isEqualTo(LocationRefusal.Plain.NETWORK_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 204, 301, 400, 401, 405})
    void anyOtherStatusIsNotUnderstood(int status) {
        assertThat(refusal(status, "")).isEqualTo(LocationRefusal.Plain.NETWORK_UNINTELLIGIBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "17",
                "<html>",
                "{",
                "{}",
                "{'monitoringEventReport': 'none'}",
                "{'monitoringEventReport': {}}",
                "{'monitoringEventReport': {'locationInfo': {}}}",
                "{'locationInfo': {'geographicArea': {}}}",
                "{'locationInfo': {'geographicArea': {'shape': 'POINT'}}}",
                "{'locationInfo': {'geographicArea': {'shape': 'POINT', 'point': {'lat': 31}}}}",
                "{'locationInfo': {'geographicArea': {'shape': 'POINT', 'point': {'lat': 'x', 'lon': 1}}}}",
                "{'locationInfo': {'geographicArea': {'shape': 'POINT', 'point': {'lat': 91, 'lon': 1}}}}",
                "{'locationInfo': {'geographicArea': {'shape': 'POINT_UNCERTAINTY_CIRCLE', 'uncertainty': -1, "
                        + "'point': {'lat': 31, 'lon': 121}}}}",
                "{'locationInfo': {'geographicArea': {'shape': 'POLYGON', 'pointList': [{'lat': 1, 'lon': 1}]}}}",
                "{'locationInfo': {'geographicArea': {'shape': 'POLYGON', 'pointList': [1, 2, 3]}}}",
                "{'locationInfo': {'geographicArea': {'shape': 'ELLIPSOID_ARC', 'point': {'lat': 31, 'lon': 121}}}}",
                "{'locationInfo': {'ageOfLocationInfo': -5, 'geographicArea': {'shape': 'POINT', "
                        + "'point': {'lat': 31, 'lon': 121}}}}"
            })
    void whatIsNoReportIsNotUnderstood(String body) {
        assertThat(refusal(201, body)).isEqualTo(LocationRefusal.Plain.NETWORK_UNINTELLIGIBLE);
    }

    @Test
    void aWrongAddressIsNotAnUnknownPhone() {
        assertThat(refusal(404, "{'cause': 'RESOURCE_URI_STRUCTURE_NOT_FOUND'}"))
                .isEqualTo(LocationRefusal.Plain.NETWORK_UNINTELLIGIBLE);
        assertThat(refusal(404, "<html>not here</html>")).isEqualTo(LocationRefusal.Plain.NETWORK_UNINTELLIGIBLE);
    }

    private static String located(String locationInfo) {
        return "{'monitoringEventReport': {'locationInfo': {" + locationInfo + "}}}";
    }

    private static String failed(String cause) {
        return "{'monitoringEventReport': {'locFailureCause': '" + cause + "'}}";
    }

    private static LocationReport read(int status, String body) {
        return T8Answer.read(status, Buffer.buffer(body.replace('\'', '"')));
    }

    private static Refusal refusal(int status, String body) {
        Refusal[] refusal = new Refusal[1];
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(status, body))
                .satisfies(refused -> refusal[0] = refused.refusal());
        return refusal[0];
    }
}
