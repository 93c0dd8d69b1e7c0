package io.hefu.clients.call;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The calls that demos and benchmarks make, as the published definitions describe them. */
public final class Calls {

    private static final String MESSAGES = "/short-messages/v0.1/messages";
    private static final String DEVICES = "/iot-devices/v0.1/devices";
    private static final String BENEFITS = "/benefits-exchange/v0.1";

    private Calls() {}

    /** @param segments in how many short messages the text travels */
    public static ApiCall sendMessage(String phoneNumber, String text, int segments) {
        Map<String, Object> message = Map.of("to", List.of(phoneNumber), "category", "SERVICE", "text", text);
        return ApiCall.post(new Operation("short-messages", "sendMessage"), MESSAGES, message)
                .withUnits(segments);
    }

    public static ApiCall readMessage(String messageId) {
        return ApiCall.get(new Operation("short-messages", "getMessage"), MESSAGES + "/" + messageId);
    }

    /** Is the phone within 2 km of People's Square, Shanghai? */
    public static ApiCall verifyLocation(String phoneNumber) {
        Map<String, Object> circle = Map.of(
                "areaType", "CIRCLE", "center", Map.of("latitude", 31.2304, "longitude", 121.4737), "radius", 2_000);
        return ApiCall.post(
                new Operation("location-verification", "verifyLocation"),
                "/location-verification/v3/verify",
                Map.of("device", Map.of("phoneNumber", phoneNumber), "area", circle));
    }

    public static ApiCall registerDevice(String name) {
        return ApiCall.post(new Operation("iot-devices", "registerDevice"), DEVICES, Map.of("name", name));
    }

    public static ApiCall readShadow(String deviceId) {
        return ApiCall.get(new Operation("iot-devices", "getShadow"), DEVICES + "/" + deviceId + "/shadow");
    }

    public static ApiCall readTelemetry(String deviceId) {
        return ApiCall.get(new Operation("iot-devices", "queryTelemetry"), DEVICES + "/" + deviceId + "/telemetry");
    }

    public static ApiCall sendCommand(String deviceId, String name, Map<String, Object> parameters) {
        return ApiCall.post(
                new Operation("iot-devices", "sendCommand"),
                DEVICES + "/" + deviceId + "/commands",
                Map.of("name", name, "parameters", parameters));
    }

    public static ApiCall readCommand(String deviceId, String commandId) {
        return ApiCall.get(
                new Operation("iot-devices", "getCommand"), DEVICES + "/" + deviceId + "/commands/" + commandId);
    }

    public static ApiCall listBenefits() {
        return ApiCall.get(new Operation("benefits-exchange", "listBenefits"), BENEFITS + "/benefits?perPage=100");
    }

    /** One piece. */
    public static ApiCall redeemBenefit(String benefitId, String phoneNumber) {
        return ApiCall.post(
                new Operation("benefits-exchange", "redeemBenefit"),
                BENEFITS + "/redemptions",
                Map.of(
                        "benefitId",
                        benefitId,
                        "phoneNumber",
                        phoneNumber,
                        "quantity",
                        1,
                        "clientCorrelator",
                        UUID.randomUUID().toString()));
    }

    public static ApiCall readRedemption(String redemptionId) {
        return ApiCall.get(
                new Operation("benefits-exchange", "getRedemption"), BENEFITS + "/redemptions/" + redemptionId);
    }
}
