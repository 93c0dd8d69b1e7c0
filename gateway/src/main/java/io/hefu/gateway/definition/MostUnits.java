package io.hefu.gateway.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * How many units a call uses at most, told from its body before it is made; {@code mostUnits} of {@code x-hefu-metering}.
 *
 * @param each where in the body an array stands, each element of which uses units
 * @param text where in the body a text stands that uses a unit for every so many characters begun
 * @param charactersPerUnit Unicode code points, 1 or more
 */
public record MostUnits(Optional<JsonPointer> each, Optional<JsonPointer> text, int charactersPerUnit) {

    /** For an operation that uses one unit a call. */
    public static final MostUnits ONE = new MostUnits(Optional.empty(), Optional.empty(), 1);

    public MostUnits {
        if (charactersPerUnit < 1) {
            throw new IllegalArgumentException("charactersPerUnit: " + charactersPerUnit + " (expected: >= 1)");
        }
    }

    public long of(JsonNode body) {
        long elements = each.map(place -> Math.max(1, body.at(place).size())).orElse(1);
        return elements * text.map(place -> unitsOf(body.at(place).asText(""))).orElse(1L);
    }

    private long unitsOf(String content) {
        int characters = content.codePointCount(0, content.length());
        return Math.max(1, (characters + charactersPerUnit - 1) / charactersPerUnit);
    }
}
