package io.hefu.iot.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.iot.device.DeviceId;
import io.hefu.iot.network.DeviceMessage.CommandAnswer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIntakeTest {

    private static final DeviceId DEVICE = new DeviceId(UUID.fromString("0193533b-5c0e-7d0a-a2b4-0e3f6f6f1c11"));
    private static final Topics TOPICS = new Topics(DEVICE);
    private static final String ANSWER = "devices/" + DEVICE + "/commands/0193533c-0a8e-7b54-9d3e-5a0c5e1b7f02/answer";

    private final SlowInbox inbox = new SlowInbox();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final MessageIntake intake = new MessageIntake(
            new DevicePayloads(new ObjectMapper()), inbox, meters, Clock.systemUTC(), 64, 1_000, Duration.ofMillis(5));

    @Test
    void aMessageIsAcknowledgedWhenItIsStoredAndNotBefore() {
        receive(TOPICS.telemetry(), "{\"temperature\":21.5}");
        assertThat(acknowledged).hasValue(0);

        inbox.finish();

        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void whileOneBatchIsStoredTheNextOneGathers() {
        for (int i = 0; i < 601; i++) {
            receive(TOPICS.telemetry(), "{\"n\":" + i + "}");
        }

        inbox.finish();
        inbox.finish();
        inbox.finish();

        assertThat(inbox.batches).extracting(List::size).containsExactly(1, 500, 100);
        assertThat(acknowledged).hasValue(601);
    }

    @Test
    void aBatchThatCouldNotBeStoredIsTriedAgainUntilItIs() {
        receive(TOPICS.telemetry(), "{\"n\":1}");

        inbox.fail();
        Awaitility.await().until(() -> inbox.batches.size() == 2);
        inbox.fail();
        Awaitility.await().until(() -> inbox.batches.size() == 3);
        assertThat(acknowledged).hasValue(0);
        inbox.finish();

        assertThat(acknowledged).hasValue(1);
        assertThat(inbox.batches.get(2)).isEqualTo(inbox.batches.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "21.5", "[]", "null", "{\"a\":\"\\u0000\"}", "{\"a\":1e999}", "\u0001\u0002"})
    void whatIsNoObjectIsDroppedAndCounted(String payload) {
        receive(TOPICS.telemetry(), payload);

        assertThat(inbox.batches).isEmpty();
        assertThat(acknowledged).hasValue(1);
        assertThat(dropped("malformed")).isEqualTo(1);
    }

    @Test
    void whatIsTooLargeIsDroppedAndCounted() {
        receive(TOPICS.telemetry(), "{\"a\":\"" + "x".repeat(64) + "\"}");

        assertThat(acknowledged).hasValue(1);
        assertThat(dropped("oversized")).isEqualTo(1);
    }

    @Test
    void whatFindsNoPlaceIsDroppedAndCounted() {
        for (int i = 0; i < 1_005; i++) {
            receive(TOPICS.telemetry(), "{}");
        }

        assertThat(dropped("overflow")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"status\":\"DONE\"}", "{\"status\":null}", "{\"status\":[\"SUCCESS\"]}"})
    void anAnswerWithoutAKnownStatusIsMalformed(String payload) {
        receive(ANSWER, payload);

        assertThat(dropped("malformed")).isEqualTo(1);
    }

    @Test
    void aResultThatIsNoObjectIsKeptAsTheOnlyPropertyOfOne() {
        receive(ANSWER, "{\"status\":\"FAILURE\",\"result\":\"too hot\"}");

        CommandAnswer answer = (CommandAnswer) inbox.batches.get(0).get(0);
        assertThat(answer.succeeded()).isFalse();
        assertThat(answer.result().values()).containsOnlyKeys("result").containsEntry("result", "too hot");
    }

    @Test
    void whatWaitsWhenHefuStopsStaysUnacknowledged() {
        receive(TOPICS.telemetry(), "{\"n\":1}");
        receive(TOPICS.telemetry(), "{\"n\":2}");

        intake.close();
        inbox.finish();

        assertThat(inbox.batches).hasSize(1);
        assertThat(acknowledged).hasValue(1);
    }

    private void receive(String topic, String payload) {
        intake.receive(topic, payload.getBytes(StandardCharsets.UTF_8), acknowledged::incrementAndGet);
    }

    private double dropped(String reason) {
        return meters.counter("hefu.iot.messages.dropped", "reason", reason).count();
    }

    /** Stores when it is told to. */
    private static final class SlowInbox implements DeviceInbox {

        final List<List<? extends DeviceMessage>> batches = new ArrayList<>();
        private CompletableFuture<Void> storing = new CompletableFuture<>();

        @Override
        public synchronized CompletionStage<Void> store(List<? extends DeviceMessage> messages) {
            batches.add(messages);
            storing = new CompletableFuture<>();
            return storing;
        }

        @Override
        public CompletionStage<Void> networkForgot() {
            return CompletableFuture.completedFuture(null);
        }

        void finish() {
            storing.complete(null);
        }

        void fail() {
            storing.completeExceptionally(new IllegalStateException("the database is down"));
        }
    }
}
