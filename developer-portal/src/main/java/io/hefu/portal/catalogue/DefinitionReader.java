package io.hefu.portal.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hefu.core.identity.ApiName;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.catalogue.PublishedApi.Charging;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what the portal needs to know of an API out of its OpenAPI definition. */
final class DefinitionReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private DefinitionReader() {}

    /** @throws IllegalArgumentException when the text is no definition with a server URL {@code …/{api-name}/{version}} */
    static PublishedApi read(String definition) {
        JsonNode root = tree(definition);
        String[] url = root.at("/servers/0/url").asText().split("/");
        if (url.length < 3) {
            throw new IllegalArgumentException("servers[0].url: "
                    + root.at("/servers/0/url").asText() + " (expected: {apiRoot}/{api-name}/{version})");
        }
        JsonNode info = root.path("info");
        String english = info.path("title").asText();
        return new PublishedApi(
                new ApiName(url[url.length - 2]),
                url[url.length - 1],
                new Bilingual(info.path("x-hefu-title-zh").asText(english), english),
                scopes(root),
                charging(root),
                definition);
    }

    /** The definition's {@code x-hefu-metering}, operation by operation. */
    private static Map<String, Charging> charging(JsonNode root) {
        Map<String, Charging> charging = new HashMap<>();
        for (JsonNode path : root.path("paths")) {
            for (JsonNode operation : path) {
                JsonNode metering = operation.path("x-hefu-metering");
                if (metering.isObject() && operation.path("operationId").isTextual()) {
                    List<Integer> billable = new ArrayList<>();
                    metering.path("billable").forEach(status -> billable.add(status.asInt()));
                    charging.put(
                            operation.path("operationId").asText(),
                            new Charging(metering.path("unit").asText("call"), billable));
                }
            }
        }
        return charging;
    }

    private static JsonNode tree(String definition) {
        try {
            return (definition.startsWith("{") ? JSON : YAML).readTree(definition);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("definition: " + malformed.getOriginalMessage(), malformed);
        }
    }

    /** The operations' scopes, and the purposes for which they process personal data, which CAMARA makes scopes too. */
    private static Set<String> scopes(JsonNode root) {
        Set<String> scopes = new TreeSet<>();
        for (JsonNode path : root.path("paths")) {
            for (JsonNode operation : path) {
                for (JsonNode alternative : operation.path("security")) {
                    alternative.path("openId").forEach(scope -> scopes.add(scope.asText()));
                }
                JsonNode data = operation.path("x-hefu-personal-data");
                if (data.path("purpose").isTextual()) {
                    scopes.add(data.path("purpose").asText());
                }
                data.path("otherPurposes").forEach(purpose -> scopes.add(purpose.asText()));
            }
        }
        return scopes;
    }
}
