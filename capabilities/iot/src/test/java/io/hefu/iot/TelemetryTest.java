package io.hefu.iot;

import static io.hefu.iot.IotBed.MALL;
import static io.hefu.iot.IotBed.json;
import static io.hefu.iot.IotBed.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelemetryTest {

    private final IotBed bed = IotBed.open();
    private Thing thing;

    @BeforeEach
    void connect() {
        thing = new Thing(bed.register("thermometer")).connect();
    }

    @AfterEach
    void close() {
        thing.close();
        bed.close();
    }

    @Test
    void whatADeviceMeasuresIsReadBackAndIsInItsShadow() {
        thing.measure("{\"temperature\":21.5,\"door\":{\"open\":true}}");

        awaitStored(1);
        assertThat(query(Map.of()).at("/items/0/properties").toString())
                .isEqualTo("{\"door\":{\"open\":true},\"temperature\":21.5}");
        JsonNode shadow = bed.read("getShadow", thing.id());
        assertThat(shadow.at("/reported/properties/temperature").asDouble()).isEqualTo(21.5);
        assertThat(shadow.at("/reported/version").asInt()).isEqualTo(1);
        assertThat(shadow.at("/reported/reportedAt").asText()).isEqualTo("2026-11-22T08:00:00Z");
    }

    @Test
    void aStretchOfTimeIsReadNewestFirst() {
        for (int i = 0; i < 4; i++) {
            thing.measure("{\"n\":" + i + "}");
            awaitStored(i + 1);
            bed.clock.move(Duration.ofMinutes(1));
        }

        assertThat(query(Map.of("limit", "2")).toString())
                .contains("\"n\":3", "\"n\":2")
                .doesNotContain("\"n\":1");
        JsonNode middle = query(Map.of("from", "2026-11-22T16:01:00+08:00", "to", "2026-11-22T08:03:00Z"));
        assertThat(middle.path("items")).hasSize(2);
        assertThat(middle.at("/items/0/properties/n").asInt()).isEqualTo(2);
        assertThat(query(Map.of("from", "2027-01-01T00:00:00Z", "to", "2027-01-01T00:00:00Z"))
                        .path("items"))
                .isEmpty();
        assertThatThrownBy(() -> query(Map.of("from", "2027-01-01T00:00:00Z")))
                .hasMessageContaining("INVALID_ARGUMENT");
        assertThatThrownBy(() -> query(Map.of("from", "yesterday"))).hasMessageContaining("INVALID_ARGUMENT");
    }

    @Test
    void whatADeviceReportsChangesItsShadowOnly() {
        thing.publish(thing.topic("reported"), "{\"firmware\":\"1.4.1\",\"mode\":\"eco\"}");
        thing.publish(thing.topic("reported"), "{\"firmware\":\"1.4.2\",\"mode\":null}");

        Awaitility.await()
                .untilAsserted(() -> assertThat(bed.read("getShadow", thing.id())
                                .at("/reported/properties")
                                .toString())
                        .isEqualTo("{\"firmware\":\"1.4.2\"}"));
        assertThat(query(Map.of()).path("items")).isEmpty();
    }

    @Test
    void garbageAndGiantsAreDroppedAndWhatFollowsIsStored() {
        thing.measure("21.5");
        thing.measure("{\"a\":\"\\u0000\"}");
        thing.measure("{\"a\":\"" + "x".repeat(20_000) + "\"}");
        thing.measure("{\"temperature\":21.5}");

        awaitStored(1);
        assertThat(bed.meters
                        .counter("hefu.iot.messages.dropped", "reason", "malformed")
                        .count())
                .isEqualTo(2);
        assertThat(bed.meters
                        .counter("hefu.iot.messages.dropped", "reason", "oversized")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatIsSaidWhileHefuIsAwayIsHeardWhenItIsBack() {
        awaitHeard();
        bed.stop();

        IntStream.range(0, 20).forEach(i -> thing.measure("{\"n\":" + i + "}"));
        bed.start();

        awaitStored(21);
    }

    @Test
    void whatIsSaidWhileTheDatabaseIsDownIsStoredWhenItIsUp() {
        awaitHeard();
        IotBed.postgres().kill();

        IntStream.range(0, 20).forEach(i -> thing.measure("{\"n\":" + i + "}"));
        IotBed.postgres().startAgain();

        awaitStored(21);
        assertThat(bed.read("getShadow", thing.id())
                        .at("/reported/properties/n")
                        .asInt())
                .isEqualTo(19);
    }

    @Test
    void afterAStormEveryMessageIsThereOnceAndTheShadowShowsTheLast() {
        int messages = 900; // fewer than HiveMQ queues for a subscriber before it discards
        IntStream.range(0, messages).forEach(i -> thing.publishQuickly(thing.topic("telemetry"), "{\"n\":" + i + "}"));

        awaitStored(messages);
        assertThat(bed.query("select count(distinct properties) from iot.telemetry"))
                .isEqualTo(Integer.toString(messages));
        JsonNode reported = bed.read("getShadow", thing.id()).path("reported");
        assertThat(reported.at("/properties/n").asInt()).isEqualTo(messages - 1);
        assertThat(reported.path("version").asInt()).isEqualTo(messages);
    }

    @Test
    void messagesOfARemovedDeviceAreLeftOut() {
        try (Thing other = new Thing(bed.register("other")).connect()) {
            bed.sql("delete from iot.device where device_id = '" + thing.id() + "'");
            thing.measure("{\"n\":1}");
            other.measure("{\"n\":2}");

            awaitStored(1);
            assertThat(bed.query("select device_id from iot.telemetry")).isEqualTo(other.id());
        }
    }

    private JsonNode query(Map<String, String> query) {
        return json(bed.call(live(MALL), "queryTelemetry", Map.of("deviceId", thing.id()), query, ""));
    }

    /** Hefu listens once it has heard something. */
    private void awaitHeard() {
        thing.measure("{\"n\":-1}");
        awaitStored(1);
    }

    private void awaitStored(int messages) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(bed.query("select count(*) from iot.telemetry"))
                        .isEqualTo(Integer.toString(messages)));
    }
}
