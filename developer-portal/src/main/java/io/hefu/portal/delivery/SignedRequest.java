package io.hefu.portal.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a sink is sent.
 *
 * @param headers Standard Webhooks' (id, timestamp, signature) for webhooks; the access token for notification subscriptions
 */
record SignedRequest(String url, Map<String, String> headers, byte[] body) {

    static SignedRequest of(DueDelivery delivery, Instant now, ObjectMapper json) {
        byte[] body = delivery.event().body(json);
        String id = delivery.event().id().toString();
        long timestamp = now.getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", CloudEvent.MEDIA_TYPE);
        headers.put("user-agent", "Hefu-Webhooks/1");
        headers.put("x-correlator", id);
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(timestamp));
        Sink sink = delivery.sink();
        if (!sink.secrets().isEmpty()) {
            headers.put(
                    "webhook-signature",
                    sink.secrets().stream()
                            .map(secret -> secret.sign(id, timestamp, body))
                            .collect(Collectors.joining(" ")));
        }
        sink.accessToken().ifPresent(token -> headers.put("authorization", "Bearer " + token.value()));
        return new SignedRequest(sink.url(), headers, body);
    }

    @Override
    public String toString() {
        return "SignedRequest";
    }
}
