package io.hefu.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDigestTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,\"b\":2} | { \"b\" : 2, \"a\" : 1 }",
                "{\"a\":1}         | {\"a\":1.0}",
                "[100]             | [1e2]",
                "[0]               | [0.00]",
                "[\"a\"]           | [\"\\u0061\"]",
                "{\"a\":{\"x\":[],\"y\":{}}} | {\"a\":{\"y\":{},\"x\":[]}}",
            })
    void whatMeansTheSameIsTheSame(String one, String other) throws Exception {
        assertThat(digest(one)).isEqualTo(digest(other));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1}         | {\"a\":\"1\"}",
                "{\"a\":null}      | {}",
                "[1,2]             | [2,1]",
                "[[1],2]           | [1,[2]]",
                "[\"ab\",\"c\"]    | [\"a\",\"bc\"]",
                "{\"a\":\"b\"}     | [\"a\",\"b\"]",
                "[true]            | [false]",
                "[12345678901234567890.1] | [12345678901234567890.2]",
                "[1e999999999]     | [1e999999998]",
                "{}                | []",
            })
    void whatMeansSomethingElseIsNot(String one, String other) throws Exception {
        assertThat(digest(one)).isNotEqualTo(digest(other));
    }

    private static byte[] digest(String json) throws NoSuchAlgorithmException, JsonProcessingException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        new JsonDigest(digest).add(JSON.readTree(json));
        return digest.digest();
    }
}
