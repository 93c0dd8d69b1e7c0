package io.hefu.portal.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An event as it is sent: CloudEvents 1.0 in structured JSON mode.
 *
 * @param data a JSON object
 */
public record CloudEvent(UUID id, String type, String source, Optional<String> subject, Instant time, byte[] data) {

    static final String MEDIA_TYPE = "application/cloudevents+json";

    byte[] body(ObjectMapper json) {
        ObjectNode body = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id.toString())
                .put("source", source)
                .put("type", type)
                .put("time", time.toString())
                .put("datacontenttype", "application/json");
        subject.ifPresent(text -> body.put("subject", text));
        try {
            body.set("data", json.readTree(data));
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("what was written as JSON can be read", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What sealed data are bound to. */
    static String ownerOf(UUID event) {
        return "event " + event;
    }

    /** Not the data. */
    @Override
    public String toString() {
        return "CloudEvent[" + type + " " + id + "]";
    }
}
