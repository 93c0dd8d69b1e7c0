package io.hefu.iot.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicePropertiesTest {

    /** RFC 7396, appendix A, as far as both documents are objects. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"a":"b"}              | {"a":"c"}                 | {"a":"c"}
            {"a":"b"}              | {"b":"c"}                 | {"a":"b","b":"c"}
            {"a":"b"}              | {"a":null}                | {}
            {"a":"b","b":"c"}      | {"a":null}                | {"b":"c"}
            {"a":["b"]}            | {"a":"c"}                 | {"a":"c"}
            {"a":"c"}              | {"a":["b"]}               | {"a":["b"]}
            {"a":{"b":"c"}}        | {"a":{"b":"d","c":null}}  | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}      | {"a":[1]}                 | {"a":[1]}
            {"e":null}             | {"a":1}                   | {"e":null,"a":1}
            {}                     | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
            {"a":"foo"}            | {"a":{"b":1}}             | {"a":{"b":1}}
            """)
    void aMergePatchIsAppliedAsItsStandardSays(String target, String patch, String merged) {
        assertThat(json(target).merged(json(patch))).isEqualTo(json(merged));
    }

    @Test
    void whatAMergeGivesSharesNothingWithWhatItWasMadeOf() {
        DeviceProperties target = json("{\"a\":{\"b\":1}}");

        target.merged(json("{\"a\":{\"b\":2}}"));

        assertThat(target).isEqualTo(json("{\"a\":{\"b\":1}}"));
    }

    @Test
    void boundsAreKept() {
        assertThat(new DeviceProperties(numbered(999)).values()).hasSize(999);
        assertRefused(numbered(1_000), "1000 values");
        assertThat(new DeviceProperties(nested(8)).values()).isNotEmpty();
        assertRefused(nested(9), "8 deep");
        assertRefused(Map.of("n".repeat(129), 1), "names");
        assertRefused(Map.of("n", "x".repeat(4_097)), "texts");
        assertRefused(Map.of("n", List.of(List.of("\0"))), "U+0000");
        assertRefused(Map.of("\0", 1), "U+0000");
        assertRefused(Map.of("n", Double.POSITIVE_INFINITY), "finite");
    }

    @Test
    void aMergeThatOutgrowsTheBoundsIsRefused() {
        DeviceProperties many = new DeviceProperties(numbered(999));

        assertThatIllegalArgumentException().isThrownBy(() -> many.merged(json("{\"one more\":1}")));
    }

    private static void assertRefused(Map<String, Object> values, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceProperties(values))
                .withMessageContaining(reason);
    }

    private static Map<String, Object> numbered(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "n" + i, i -> i));
    }

    private static Map<String, Object> nested(int depth) {
        Map<String, Object> value = Map.of("n", 1);
        for (int i = 1; i < depth; i++) {
            value = Map.of("n", value);
        }
        return value;
    }

    private static DeviceProperties json(String text) {
        try {
            return new DeviceProperties(new ObjectMapper().readValue(text, new TypeReference<>() {}));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
