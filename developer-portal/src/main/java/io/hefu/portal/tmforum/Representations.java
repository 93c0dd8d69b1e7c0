package io.hefu.portal.tmforum;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leaves of a resource what was asked for ({@code fields}); what names it and its type always stays. */
@Singleton
class Representations {

    private static final Set<String> ALWAYS = Set.of("id", "href", "@type");

    private final ObjectMapper json;

    Representations(ObjectMapper json) {
        this.json = json;
    }

    /** @throws RefusedException for attributes that the resource cannot have: a misspelt one would be missing silently */
    ObjectNode of(Object resource, Set<String> attributes, @Nullable String fields) {
        ObjectNode node = json.valueToTree(resource);
        if (fields == null || fields.isBlank()) {
            return node;
        }
        List<String> wanted =
                Arrays.stream(fields.split(",")).map(String::strip).toList();
        require(attributes, wanted);
        Set<String> kept = new HashSet<>(wanted);
        kept.addAll(ALWAYS);
        return node.retain(kept);
    }

    /** @throws RefusedException for attributes that the resource cannot have */
    void require(Set<String> attributes, @Nullable String fields) {
        if (fields != null && !fields.isBlank()) {
            require(
                    attributes,
                    Arrays.stream(fields.split(",")).map(String::strip).toList());
        }
    }

    private static void require(Set<String> attributes, List<String> wanted) {
        if (!attributes.containsAll(wanted)) {
            String known = String.join(", ", attributes.stream().sorted().toList());
            throw new RefusedException(
                    PortalRefusal.Invalid.field("fields", new Bilingual("应取自：" + known, "must be of: " + known)));
        }
    }

    /** The attributes of a record, as JSON has them. */
    static Set<String> attributes(Class<? extends Record> type) {
        Set<String> names = new HashSet<>();
        Arrays.stream(type.getRecordComponents()).forEach(component -> {
            var property = component.getAccessor().getAnnotation(JsonProperty.class);
            names.add(property == null ? component.getName() : property.value());
        });
        return names;
    }
}
