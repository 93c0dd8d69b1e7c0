package io.hefu.clients.tally;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hefu.clients.call.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which answers are charged, as the published definitions say ({@code x-hefu-metering}). */
public final class Metering {

    /** No answer is charged, as in the sandbox. */
    public static final Metering NOTHING = new Metering();

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Map<Operation, Set<Integer>> billable = new HashMap<>();

    /** @param definitions YAML by the names of their APIs */
    public static Metering of(Map<String, String> definitions) {
        Metering metering = new Metering();
        definitions.forEach(metering::read);
        return metering;
    }

    public boolean isBillable(Operation operation, int status) {
        return billable.getOrDefault(operation, Set.of()).contains(status);
    }

    private void read(String api, String definition) {
        try {
            for (JsonNode path : YAML.readTree(definition).path("paths")) {
                path.forEach(operation -> read(api, operation));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("definition of " + api + ": " + e.getOriginalMessage(), e);
        }
    }

    private void read(String api, JsonNode operation) {
        Set<Integer> statuses = new HashSet<>();
        operation.path("x-hefu-metering").path("billable").forEach(status -> statuses.add(status.asInt()));
        if (operation.has("operationId")) {
            billable.put(new Operation(api, operation.get("operationId").asText()), statuses);
        }
    }
}
