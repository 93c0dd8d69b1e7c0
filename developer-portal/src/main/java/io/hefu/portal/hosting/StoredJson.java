package io.hefu.portal.hosting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.Upstream;
import java.util.List;

/** Records as the database keeps them; durations in the form of ISO 8601. */
final class StoredJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private static final String SIGNING = "signing";

    private StoredJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static <T> List<T> list(String text, Class<T> element) {
        return read(text, JSON.getTypeFactory().constructCollectionType(List.class, element));
    }

    static List<Upstream> upstreams(String text) {
        return list(text, Upstream.class);
    }

    /** Those that were kept when there was no choice of signing do not say it. */
    static ProxyPolicy policy(String text) {
        ObjectNode policy = read(text, JSON.constructType(ObjectNode.class));
        if (!policy.has(SIGNING)) {
            policy.put(SIGNING, ProxyPolicy.USUAL.signing().name());
        }
        return JSON.convertValue(policy, ProxyPolicy.class);
    }

    private static <T> T read(String text, JavaType type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("what the database keeps of a hosted API cannot be read", damaged);
        }
    }
}
