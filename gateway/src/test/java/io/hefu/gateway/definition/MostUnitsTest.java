package io.hefu.gateway.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MostUnitsTest {

    private static final MostUnits SEGMENTS =
            new MostUnits(Optional.of(JsonPointer.compile("/to")), Optional.of(JsonPointer.compile("/text")), 33);

    @ParameterizedTest
    @CsvSource({
        // recipients, characters, units
        "1,           0,          1",
        "1,          33,          1",
        "1,          34,          2",
        "3,          70,          9",
        "1000,     1000,      31000",
    })
    void elementsTimesTheCharactersBegun(int recipients, int characters, long units) throws JsonProcessingException {
        String to = String.join(",", Collections.nCopies(recipients, "\"+8613800000001\""));
        String body = "{\"to\":[" + to + "],\"text\":\"" + "😀".repeat(characters) + "\"}";

        assertThat(SEGMENTS.of(new JsonMapper().readTree(body))).isEqualTo(units);
    }

    @Test
    void withoutABodyItIsOne() {
        assertThat(SEGMENTS.of(MissingNode.getInstance())).isEqualTo(1);
        assertThat(MostUnits.ONE.of(MissingNode.getInstance())).isEqualTo(1);
    }
}
