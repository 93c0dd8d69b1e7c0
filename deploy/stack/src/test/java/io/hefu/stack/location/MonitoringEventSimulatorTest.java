package io.hefu.stack.location;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.identity.PhoneNumber;
import io.hefu.stack.HttpAnswers;
import io.hefu.stack.HttpAnswers.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringEventSimulatorTest {

    private static MonitoringEventSimulator network;
    private final HttpAnswers answers = new HttpAnswers();

    @BeforeAll
    static void start() {
        network = MonitoringEventSimulator.start();
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @Test
    void aPhoneIsReportedWithItsPlace() {
        Answer answer = ask("8613800000001");

        assertThat(answer.status()).isEqualTo(201);
        JsonNode report = answer.json().path("monitoringEventReport");
        assertThat(report.path("msisdn").asText()).isEqualTo("8613800000001");
        assertThat(report.path("monitoringType").asText()).isEqualTo("LOCATION_REPORTING");
        assertThat(report.path("eventTime").asText()).isNotBlank();
        assertThat(report.has("locFailureCause")).isFalse();
        JsonNode place = report.path("locationInfo");
        assertThat(place.path("ageOfLocationInfo").asInt()).isZero();
        assertThat(place.at("/geographicArea/shape").asText()).isEqualTo("POINT_UNCERTAINTY_CIRCLE");
        assertThat(place.at("/geographicArea/point/lat").asDouble()).isEqualTo(31.2304);
        assertThat(place.at("/geographicArea/point/lon").asDouble()).isEqualTo(121.4737);
        assertThat(place.at("/geographicArea/uncertainty").asDouble()).isEqualTo(200);
    }

    @Test
    void aPhoneThatNobodyPlacedIsAtTheDefaultPlace() {
        assertThat(place(ask("8613812345678")).at("/geographicArea/point/lat").asDouble())
                .isEqualTo(31.2304);
    }

    @Test
    void aPhoneMovesWhenItIsMoved() {
        network.movePhone(new PhoneNumber("+8613800000777"), 39.9042, 116.4074, 50, Duration.ofMinutes(7));

        JsonNode place = place(ask("8613800000777"));
        assertThat(place.at("/geographicArea/point/lat").asDouble()).isEqualTo(39.9042);
        assertThat(place.path("ageOfLocationInfo").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"8613800000003, 30", "8613800000002, 0", "8613800000005, 0"})
    void demoPhonesHaveTheirAges(String msisdn, int minutes) {
        assertThat(place(ask(msisdn)).path("ageOfLocationInfo").asInt()).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"8613800000004, UNSPECIFIED", "8613800000007, NOT_REGISTED_UE"})
    void aPhoneThatIsNotFoundIsReportedWithTheReason(String msisdn, String cause) {
        Answer answer = ask(msisdn);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/monitoringEventReport/locFailureCause").asText())
                .isEqualTo(cause);
        assertThat(answer.json().at("/monitoringEventReport").has("locationInfo"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "99900000001, 404, USER_UNKNOWN",
        "8613800000008, 403, OPERATION_PROHIBITED",
        "8613800000006, 503, SYSTEM_FAILURE"
    })
    void refusalsCarryACause(String msisdn, int status, String cause) {
        Answer answer = ask(msisdn);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("cause").asText()).isEqualTo(cause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"monitoringType\":\"ROAMING_STATUS\"}",
                "{\"monitoringType\":\"LOCATION_REPORTING\",\"maximumNumberOfReports\":1,\"msisdn\":\"+86\"}"
            })
    void whatIsNoQuestionIsRefused(String body) {
        assertThat(answers.to(request(body)).status()).isEqualTo(400);
    }

    @Test
    void aThousandQuestionsASecondAreAnswered() throws Exception {
        // Given
        int questions = 4_000;
        ExecutorService clients = Executors.newFixedThreadPool(16);
        List<Future<Answer>> asked = new ArrayList<>();
        long begin = System.nanoTime();

        // When
        for (int i = 0; i < questions; i++) {
            asked.add(clients.submit(() -> ask("8613800000001")));
        }
        for (Future<Answer> answer : asked) {
            assertThat(answer.get().status()).isEqualTo(201);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;

        // Then
        clients.shutdown();
        assertThat(questions / seconds).isGreaterThan(1_000);
    }

    private Answer ask(String msisdn) {
        return answers.to(request("""
                {"monitoringType":"LOCATION_REPORTING","msisdn":"%s","maximumNumberOfReports":1,
                 "locationType":"CURRENT_LOCATION","accuracy":"GEO_AREA"}""".formatted(msisdn)));
    }

    private static HttpRequest request(String body) {
        return HttpRequest.newBuilder(URI.create(network.url() + "/hefu/subscriptions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static JsonNode place(Answer answer) {
        return answer.json().at("/monitoringEventReport/locationInfo");
    }
}
