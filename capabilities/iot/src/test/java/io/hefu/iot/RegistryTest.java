package io.hefu.iot;

import static com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode.NOT_AUTHORIZED;
import static io.hefu.iot.IotBed.ANOTHER;
import static io.hefu.iot.IotBed.MALL;
import static io.hefu.iot.IotBed.call;
import static io.hefu.iot.IotBed.json;
import static io.hefu.iot.IotBed.live;
import static io.hefu.iot.IotBed.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.call.Answer;
import io.hefu.core.call.Call;
import io.hefu.core.call.Environment;
import io.hefu.core.refusal.RefusedException;
import io.hefu.iot.registry.MqttAuthenticationResource.Attempt;
import io.hefu.iot.registry.MqttAuthenticationResource.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryTest {

    private static final Optional<String> BROKER = Optional.of("Bearer hook-secret");

    private final IotBed bed = IotBed.open();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void aRegisteredDeviceConnectsWithItsCredential() {
        JsonNode registration = bed.register("thermometer");

        try (Thing thing = new Thing(registration).connect()) {
            assertThat(thing.isConnected()).isTrue();
        }
        assertThat(bed.read("getDevice", registration.path("deviceId").asText()).has("credential"))
                .isFalse();
    }

    @Test
    void thePasswordIsKeptNowhere() {
        String password = bed.register("thermometer").at("/credential/password").asText();

        assertThat(password).hasSize(40);
        assertThat(bed.query("select device::text from iot.device")).doesNotContain(password);
    }

    @Test
    void aWrongPasswordIsRefusedByTheBroker() {
        JsonNode registration = bed.register("thermometer");

        assertThat(new Thing(registration, "guessed").refusal()).isEqualTo(NOT_AUTHORIZED);
    }

    @Test
    void aDeviceCannotSpeakForAnother() {
        JsonNode victim = bed.register("victim");
        try (Thing thing = new Thing(bed.register("intruder")).connect()) {
            thing.publishQuickly(victim.at("/topics/telemetry").asText(), "{\"temperature\":99}");
            Awaitility.await().until(() -> !thing.isConnected());
        }

        assertThat(bed.query("select count(*) from iot.telemetry")).isEqualTo("0");
    }

    @Test
    void aRemovedDeviceIsDisconnectedAndDoesNotComeBack() {
        JsonNode registration = bed.register("thermometer");
        String id = registration.path("deviceId").asText();
        try (Thing thing = new Thing(registration).connect()) {
            bed.call("removeDevice", Map.of("deviceId", id), "");

            Awaitility.await().until(() -> !thing.isConnected());
        }
        assertThat(new Thing(registration).refusal()).isEqualTo(NOT_AUTHORIZED);
        assertThatThrownBy(() -> bed.read("getDevice", id)).hasMessageContaining("NOT_FOUND");
        Awaitility.await()
                .untilAsserted(() -> assertThat(bed.query("select count(*) from iot.leaving"))
                        .isEqualTo("0"));
    }

    @Test
    void aNewPasswordEndsWhatTheOldOneBegan() {
        JsonNode registration = bed.register("thermometer");
        try (Thing thing = new Thing(registration).connect()) {
            JsonNode credential = json(bed.call(
                    "changeDevicePassword",
                    Map.of("deviceId", registration.path("deviceId").asText()),
                    ""));

            Awaitility.await().until(() -> !thing.isConnected());
            assertThat(new Thing(registration).refusal()).isEqualTo(NOT_AUTHORIZED);
            try (Thing again =
                    new Thing(registration, credential.path("password").asText()).connect()) {
                assertThat(again.isConnected()).isTrue();
            }
        }
    }

    @Test
    void aRemovalWhileTheBrokerIsAwayIsMadeUpForLater() {
        JsonNode registration = bed.register("thermometer");
        bed.stop();
        bed.call(
                "removeDevice", Map.of("deviceId", registration.path("deviceId").asText()), "");

        bed.start();

        Awaitility.await().untilAsserted(() -> {
            bed.work();
            assertThat(bed.query("select count(*) from iot.leaving")).isEqualTo("0");
        });
    }

    @Test
    void aRegistrationTakenUpAgainIsTheSameDeviceWithANewPassword() {
        Call call = live(MALL);
        JsonNode first = json(bed.call(call, "registerDevice", Map.of(), Map.of(), "{\"name\":\"once\"}"));

        Answer again = bed.call(call, "registerDevice", Map.of(), Map.of(), "{\"name\":\"once\"}");

        assertThat(again.status()).isEqualTo(201);
        assertThat(json(again).path("deviceId")).isEqualTo(first.path("deviceId"));
        assertThat(bed.query("select count(*) from iot.device where name = 'once'"))
                .isEqualTo("1");
        try (Thing thing = new Thing(json(again)).connect()) {
            assertThat(thing.isConnected()).isTrue();
        }
    }

    @Test
    void registeringTwiceUnderOneCorrelatorIsRefusedNamingTheDevice() {
        String body = "{\"name\":\"thermometer\",\"clientCorrelator\":\"t1\"}";
        String id = json(bed.call("registerDevice", Map.of(), body))
                .path("deviceId")
                .asText();

        assertThatThrownBy(() -> bed.call("registerDevice", Map.of(), body))
                .hasMessageContaining("ALREADY_EXISTS")
                .hasMessageContaining(id);
        assertThat(json(bed.call(live(ANOTHER), "registerDevice", Map.of(), Map.of(), body))
                        .has("deviceId"))
                .isTrue();
    }

    @Test
    void devicesAreTheirApplicationsOwn() {
        String id = bed.register("thermometer").path("deviceId").asText();

        for (Call foreign : new Call[] {live(ANOTHER), call(MALL, Environment.SANDBOX)}) {
            for (String operation :
                    new String[] {"getDevice", "removeDevice", "changeDevicePassword", "queryTelemetry", "getShadow"}) {
                assertThatThrownBy(() -> bed.call(foreign, operation, Map.of("deviceId", id), Map.of(), ""))
                        .as(operation)
                        .satisfies(RegistryTest::isNotFound);
            }
            assertThat(json(bed.call(foreign, "listDevices", Map.of(), Map.of(), ""))
                            .path("items"))
                    .isEmpty();
        }
        assertThatThrownBy(() -> bed.read("getDevice", "1-1-1-1-1")).satisfies(RegistryTest::isNotFound);
    }

    @Test
    void devicesArePagedNewestFirst() {
        IntStream.range(0, 5).forEach(i -> bed.register("device-" + i));

        JsonNode page = json(bed.call(live(MALL), "listDevices", Map.of(), Map.of("page", "2", "perPage", "2"), ""));

        assertThat(page.path("items")).hasSize(2);
        assertThat(page.path("pagination").toString())
                .isEqualTo("{\"page\":2,\"perPage\":2,\"totalCount\":5,\"totalPages\":3}");
    }

    @Test
    void onlyTheBrokerMayAskWhoMayConnect() {
        var attempt = new Attempt(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(ask(Optional.empty(), attempt).getStatus()).isEqualTo(401);
        assertThat(ask(Optional.of("Bearer guessed"), attempt).getStatus()).isEqualTo(401);
        assertThat(ask(BROKER, attempt).getEntity().result()).isEqualTo("deny");
    }

    @Test
    void aDeviceMayConnectUnderItsOwnNameOnlyAndUseItsOwnTopicsOnly() {
        JsonNode credential = bed.register("thermometer").path("credential");
        Optional<String> name = Optional.of(credential.path("username").asText());
        Optional<String> password = Optional.of(credential.path("password").asText());

        assertThat(ask(BROKER, new Attempt(Optional.of("other"), name, password))
                        .getEntity()
                        .result())
                .isEqualTo("deny");
        assertThat(ask(BROKER, new Attempt(name, name, Optional.empty()))
                        .getEntity()
                        .result())
                .isEqualTo("deny");
        Verdict verdict = ask(BROKER, new Attempt(name, name, password)).getEntity();
        assertThat(verdict.result()).isEqualTo("allow");
        assertThat(verdict.acl())
                .hasSize(5)
                .allSatisfy(permission -> assertThat(permission.topic()).startsWith("devices/" + name.get() + "/"));
    }

    @Test
    void aSandboxDeviceNeverConnects() {
        JsonNode credential = json(bed.call(
                        call(MALL, Environment.SANDBOX), "registerDevice", Map.of(), Map.of(), "{\"name\":\"t\"}"))
                .path("credential");
        Optional<String> name = Optional.of(credential.path("username").asText());

        assertThat(ask(
                                BROKER,
                                new Attempt(
                                        name,
                                        name,
                                        Optional.of(credential.path("password").asText())))
                        .getEntity()
                        .result())
                .isEqualTo("deny");
    }

    private RestResponse<Verdict> ask(Optional<String> authorization, Attempt attempt) {
        return now(bed.authentication().authenticate(authorization, attempt).subscribeAsCompletionStage());
    }

    private static void isNotFound(Throwable failure) {
        Throwable cause = failure instanceof RefusedException ? failure : failure.getCause();
        assertThat(((RefusedException) cause).refusal().code().status()).isEqualTo(404);
    }
}
