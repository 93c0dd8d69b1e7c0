package io.hefu.portal.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hefu.portal.hosting.HostedApiPart;
import io.hefu.portal.hosting.UpstreamBody;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every single setting of a hosted API by its path: {@code hostedApis/mall-offers/v1/policy/retries/most}. */
final class HostedSettings {

    private static final JsonMapper JSON = new JsonMapper();

    private final SortedMap<String, String> settings = new TreeMap<>();

    private HostedSettings() {}

    static SortedMap<String, String> of(HostedApiPart part) {
        HostedSettings collected = new HostedSettings();
        String path = "hostedApis/" + part.path() + "/";
        collected.settings.put(path + "partner", String.valueOf(part.partner()));
        collected.settings.put(path + "definition", String.valueOf(part.definition()));
        for (UpstreamBody upstream : Objects.requireNonNull(part.upstreams())) {
            String place = path + "upstreams/" + upstream.name() + "/";
            collected.settings.put(place + "base", String.valueOf(upstream.base()));
            collected.settings.put(place + "weight", String.valueOf(upstream.weight()));
            collected.settings.put(place + "track", String.valueOf(upstream.track()));
        }
        collected.flatten(path + "policy", JSON.valueToTree(part.policy()));
        part.deprecatedAt().ifPresent(time -> collected.settings.put(path + "deprecatedAt", time.toString()));
        part.sunsetAt().ifPresent(time -> collected.settings.put(path + "sunsetAt", time.toString()));
        part.successor().ifPresent(link -> collected.settings.put(path + "successor", link));
        return collected.settings;
    }

    /** An empty list says no more than none. */
    private void flatten(String path, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(path + "/" + entry.getKey(), entry.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "/" + i, node.get(i));
            }
        } else if (!node.isNull()) {
            settings.put(path, node.asText());
        }
    }
}
