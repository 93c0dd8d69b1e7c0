package io.hefu.location.network;

import static io.hefu.location.Configured.configured;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.hefu.stack.location.MonitoringEventSimulator;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Across a socket: against the operator's simulated network, and against servers that misbehave. */
class T8NetworkLocationTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800000001");
    private static final String PLACE =
            "{\"locationInfo\":{\"geographicArea\":{\"shape\":\"POINT\",\"point\":{\"lat\":31,\"lon\":121}}}}";

    private static Vertx vertx;
    private static MonitoringEventSimulator network;
    private static NetworkLocation location;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        network = MonitoringEventSimulator.start();
        location = at(network.url(), "500ms");
    }

    @AfterAll
    static void stop() {
        network.close();
        vertx.close();
    }

    @Test
    void aPhoneIsWhereTheNetworkSeesIt() {
        PhoneNumber walker = new PhoneNumber("+8613811110001");
        network.movePhone(walker, 39.9042, 116.4074, 150, Duration.ofMinutes(12));

        assertThat(locate(location, walker))
                .isEqualTo(new Located(new Circle(new Position(39.9042, 116.4074), 150), Duration.ofMinutes(12)));
    }

    @Test
    void whatTheNetworkCannotTellIsAReportToo() {
        assertThat(locate(location, new PhoneNumber("+99912345678"))).isEqualTo(new NotKnown());
        assertThat(locate(location, new PhoneNumber("+8613800000004"))).isEqualTo(new NotLocated());
        assertThat(locate(location, new PhoneNumber("+8613800000007"))).isEqualTo(new NotLocated());
        assertThat(locate(location, new PhoneNumber("+8613800000008"))).isEqualTo(new NotProvisioned());
    }

    @Test
    void aNetworkThatIsLateIsNotWaitedFor() {
        assertThat(refusal(location, new PhoneNumber("+8613800000005")))
                .isEqualTo(LocationRefusal.Plain.NETWORK_TIMEOUT);
    }

    @Test
    void aNetworkThatFailsIsUnavailable() {
        assertThat(refusal(location, new PhoneNumber("+8613800000006")))
                .isEqualTo(LocationRefusal.Plain.NETWORK_UNAVAILABLE);
    }

    @Test
    void aNetworkThatIsNotThereIsUnavailable() {
        assertThat(refusal(at("http://127.0.0.1:1/3gpp-monitoring-event/v1", "2s"), PHONE))
                .isEqualTo(LocationRefusal.Plain.NETWORK_UNAVAILABLE);
    }

    @Test
    void aWrongAddressIsNotAnUnknownPhone() {
        assertThat(refusal(at("http://127.0.0.1:" + network.port() + "/elsewhere", "2s"), PHONE))
                .isEqualTo(LocationRefusal.Plain.NETWORK_UNINTELLIGIBLE);
    }

    @Test
    void manyAreAskedAtTheSameTime() {
        NetworkLocation patient = at(network.url(), "20s");
        List<CompletableFuture<LocationReport>> answers = IntStream.range(0, 500)
                .mapToObj(i ->
                        patient.locate(PHONE, Freshness.CURRENT_OR_LAST_KNOWN).toCompletableFuture())
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(Located.class));
    }

    @Test
    void theQuestionIsAOneShotAndTheNumberTravelsInItsBodyOnly() throws Exception {
        CompletableFuture<String> heard = new CompletableFuture<>();
        NetServer listener = server(socket -> socket.handler(request -> {
            heard.complete(request.toString());
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: " + PLACE.length() + "\r\n\r\n" + PLACE);
        }));

        at(listener, "2s")
                .locate(PHONE, Freshness.CURRENT)
                .toCompletableFuture()
                .join();

        String[] request = heard.get(2, TimeUnit.SECONDS).split("\r\n\r\n");
        assertThat(request[0]).startsWith("POST /hefu/subscriptions HTTP/1.1").doesNotContain("13800000001");
        assertThat(new JsonObject(request[1]).getMap())
                .containsEntry("monitoringType", "LOCATION_REPORTING")
                .containsEntry("msisdn", "8613800000001")
                .containsEntry("maximumNumberOfReports", 1)
                .containsEntry("locationType", "CURRENT_LOCATION")
                .containsKey("notificationDestination");
        assertThat(T8Question.of(PHONE, Freshness.CURRENT_OR_LAST_KNOWN, "x").getString("locationType"))
                .isEqualTo("CURRENT_OR_LAST_KNOWN_LOCATION");
    }

    @Test
    void anAnswerCutInTheMiddleIsUnavailable() {
        NetServer cutting = server(socket -> socket.handler(
                request -> socket.write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"locationInfo\"")
                        .onComplete(written -> socket.close())));

        assertThat(refusal(at(cutting, "2s"), PHONE)).isEqualTo(LocationRefusal.Plain.NETWORK_UNAVAILABLE);
    }

    @Test
    void anAnswerThatTricklesIsLate() {
        NetServer trickling = server(socket -> socket.handler(request -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{");
            vertx.setPeriodic(20, tick -> socket.write(" "));
        }));

        assertThat(refusal(at(trickling, "300ms"), PHONE)).isEqualTo(LocationRefusal.Plain.NETWORK_TIMEOUT);
    }

    @Test
    void anAnswerThatIsNoHttpIsUnavailable() {
        NetServer babbling =
                server(socket -> socket.handler(request -> socket.write("220 mail.example ESMTP\r\n\r\n")));

        assertThat(refusal(at(babbling, "2s"), PHONE)).isEqualTo(LocationRefusal.Plain.NETWORK_UNAVAILABLE);
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        NetServer endless = server(socket -> socket.handler(request -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
            socket.write("[".repeat(200_000));
        }));

        assertThat(refusal(at(endless, "2s"), PHONE)).isEqualTo(LocationRefusal.Plain.NETWORK_UNINTELLIGIBLE);
    }

    private static NetworkLocation at(String url, String timeout) {
        return new T8NetworkLocation(
                vertx,
                configured(
                        MonitoringEventConfig.class,
                        Map.of(
                                "hefu.location.monitoring-event.url", url,
                                "hefu.location.monitoring-event.timeout", timeout)));
    }

    private static NetworkLocation at(NetServer server, String timeout) {
        return at("http://127.0.0.1:" + server.actualPort(), timeout);
    }

    private static NetServer server(Consumer<NetSocket> behaviour) {
        return vertx.createNetServer()
                .connectHandler(behaviour::accept)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static LocationReport locate(NetworkLocation network, PhoneNumber phone) {
        return network.locate(phone, Freshness.CURRENT_OR_LAST_KNOWN)
                .toCompletableFuture()
                .join();
    }

    private static Refusal refusal(NetworkLocation network, PhoneNumber phone) {
        try {
            LocationReport report = locate(network, phone);
            throw new AssertionError("not refused: " + report);
        } catch (CompletionException failed) {
            return ((RefusedException) failed.getCause()).refusal();
        }
    }
}
