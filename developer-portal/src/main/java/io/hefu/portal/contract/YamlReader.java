package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.refusal.RefusedException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Reads YAML by the core schema of YAML 1.2 (§10.3), as OpenAPI asks: {@code yes} and dates are text. An alias is a copy
 * of what it names, and copies count, so that a few lines cannot become gigabytes.
 */
final class YamlReader {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,100}");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\.[0-9]{1,50}|[0-9]{1,50}(\\.[0-9]{0,50})?)([eE][-+]?[0-9]{1,3})?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, JsonNode> anchors = new HashMap<>();
    private int values;

    JsonNode read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(DocumentReader.MOST_BYTES);
        options.setNestingDepthLimit(DocumentReader.DEEPEST);
        try {
            Iterator<Event> events =
                    new Yaml(options).parse(new StringReader(text)).iterator();
            events.next();
            if (!events.next().is(ID.DocumentStart)) {
                throw Place.ROOT.refused("不能为空，请提交 OpenAPI 文档", "is empty: send an OpenAPI document");
            }
            JsonNode root = node(events.next(), events, 1);
            events.next();
            if (!events.next().is(ID.StreamEnd)) {
                throw Place.ROOT.refused("只能包含一个 YAML 文档", "must hold one YAML document only");
            }
            return root;
        } catch (MarkedYAMLException malformed) {
            int line = malformed.getProblemMark() == null
                    ? 1
                    : malformed.getProblemMark().getLine() + 1;
            throw Place.ROOT.refused("不是合法的 YAML，第 " + line + " 行有误", "is no YAML: something is wrong in line " + line);
        } catch (YAMLException malformed) {
            throw Place.ROOT.refused("不是合法的 YAML", "is no YAML");
        }
    }

    private JsonNode node(Event event, Iterator<Event> events, int depth) {
        if (depth > DocumentReader.DEEPEST) {
            throw at(event, "嵌套超过 " + DocumentReader.DEEPEST + " 层", "nests deeper than " + DocumentReader.DEEPEST);
        }
        count(1);
        JsonNode node;
        if (event instanceof AliasEvent alias) {
            return copy(alias);
        } else if (event instanceof ScalarEvent scalar) {
            node = scalar(scalar);
        } else if (event instanceof MappingStartEvent) {
            node = mapping(events, depth);
        } else {
            ArrayNode array = NODES.arrayNode();
            for (Event next = events.next(); !next.is(ID.SequenceEnd); next = events.next()) {
                array.add(node(next, events, depth + 1));
            }
            node = array;
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private ObjectNode mapping(Iterator<Event> events, int depth) {
        ObjectNode object = NODES.objectNode();
        ObjectNode merged = NODES.objectNode();
        for (Event key = events.next(); !key.is(ID.MappingEnd); key = events.next()) {
            if (!(key instanceof ScalarEvent scalar)) {
                throw at(key, "键必须是文本", "has a key that is no text");
            }
            String name = scalar.getValue();
            JsonNode value = node(events.next(), events, depth + 1);
            if (name.equals("<<") && scalar.isPlain()) {
                merge(merged, value);
            } else if (object.has(name)) {
                throw at(key, "键 " + name + " 重复", "has the key " + name + " twice");
            } else {
                object.set(name, value);
            }
        }
        merged.properties().forEach(entry -> object.putIfAbsent(entry.getKey(), entry.getValue()));
        return object;
    }

    /** A merge key, which YAML 1.2 no longer has but many documents do. */
    private static void merge(ObjectNode merged, JsonNode value) {
        if (value.isArray()) {
            value.forEach(each -> merge(merged, each));
        } else {
            value.properties().forEach(entry -> merged.putIfAbsent(entry.getKey(), entry.getValue()));
        }
    }

    private JsonNode copy(AliasEvent alias) {
        JsonNode target = anchors.get(alias.getAnchor());
        if (target == null) {
            throw at(
                    alias,
                    "别名 *" + alias.getAnchor() + " 没有指向一个已完整的值",
                    "has the alias *" + alias.getAnchor() + ", which names nothing that is complete before it");
        }
        count(size(target));
        return target.deepCopy();
    }

    private static int size(JsonNode node) {
        int size = 1;
        for (JsonNode child : node) {
            size += size(child);
        }
        return size;
    }

    private void count(int more) {
        values += more;
        if (values > DocumentReader.MOST_VALUES) {
            throw DocumentReader.tooManyValues();
        }
    }

    private static JsonNode scalar(ScalarEvent scalar) {
        String text = scalar.getValue();
        if (!scalar.isPlain() || scalar.getTag() != null) {
            return NODES.textNode(text);
        }
        if (NULLS.contains(text)) {
            return NODES.nullNode();
        }
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return NODES.booleanNode(Boolean.parseBoolean(text));
        }
        if (INTEGER.matcher(text).matches()) {
            return integer(new BigInteger(text));
        }
        return NUMBER.matcher(text).matches() ? NODES.numberNode(new BigDecimal(text)) : NODES.textNode(text);
    }

    private static JsonNode integer(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return NODES.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
    }

    private static RefusedException at(Event event, String chinese, String english) {
        int line = event.getStartMark().getLine() + 1;
        return Place.ROOT.refused("第 " + line + " 行" + chinese, english + " (line " + line + ")");
    }
}
