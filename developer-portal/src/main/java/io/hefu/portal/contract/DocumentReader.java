package io.hefu.portal.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.refusal.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a document of JSON or YAML that a stranger wrote, within limits: bytes, depth, number of values. */
final class DocumentReader {

    static final int MOST_BYTES = 10 << 20;
    static final int DEEPEST = 100;
    static final int MOST_VALUES = 1_000_000;

    private static final int LONGEST_NUMBER = 100;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxStringLength(MOST_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DocumentReader() {}

    /**
     * What starts with a brace is read as JSON, all else as YAML 1.2.
     *
     * @throws RefusedException naming what is wrong and where
     */
    static ObjectNode read(byte[] document, int mostBytes) {
        String text = text(document, mostBytes);
        if (text.isBlank()) {
            throw Place.ROOT.refused("不能为空，请提交 OpenAPI 文档", "is empty: send an OpenAPI document");
        }
        JsonNode root = text.stripLeading().startsWith("{") ? json(text) : new YamlReader().read(text);
        if (!(root instanceof ObjectNode object)) {
            throw Place.ROOT.refused("应为一个 OpenAPI 文档对象", "must be an object, an OpenAPI document");
        }
        return object;
    }

    private static String text(byte[] document, int mostBytes) {
        if (document.length > mostBytes) {
            int mebibytes = mostBytes >> 20;
            throw Place.ROOT.refused("不能超过 " + mebibytes + " MiB", "must not be longer than " + mebibytes + " MiB");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw Place.ROOT.refused("必须是 UTF-8 编码", "must be encoded in UTF-8");
        }
    }

    private static JsonNode json(String text) {
        try {
            requireFewValues(text);
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            JsonLocation location = malformed.getLocation();
            int line = location == null ? 1 : location.getLineNr();
            throw Place.ROOT.refused(
                    "不是可接受的 JSON（第 " + line + " 行）：语法错误、重复的键、或嵌套超过 " + DEEPEST + " 层",
                    "is no JSON that can be taken, in line " + line
                            + ": check the syntax, that no key comes twice, and that" + " it nests at most " + DEEPEST
                            + " deep");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Counted before a tree is made of them: a tree of tiny values is many times as large as its text. */
    private static void requireFewValues(String text) throws IOException {
        int values = 0;
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                if (++values > 2 * MOST_VALUES) {
                    throw tooManyValues();
                }
            }
        }
    }

    /** A document of ours. */
    static ObjectNode stored(String definition) {
        try {
            return (ObjectNode) JSON.readTree(definition);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored definition is no JSON", damaged);
        }
    }

    static RefusedException tooManyValues() {
        return Place.ROOT.refused("包含的值过多（展开别名后）", "holds too many values, once its aliases are expanded");
    }
}
