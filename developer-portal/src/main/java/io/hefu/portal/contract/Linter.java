package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Says what callers of an API, or the gateway in front of it, would stumble over. Looks at normalised definitions. */
final class Linter {

    static final int MOST_OPERATIONS = 2_000;

    private static final int LONGEST_PATTERN = 1_000;

    static final Pattern TEMPLATE = Pattern.compile("\\{([^{}/]*)}");
    private static final Pattern NESTED_REPETITION = Pattern.compile("\\([^()]*[+*][^()]*\\)(?:[+*]|\\{[0-9]+,)");

    private final ObjectNode document;
    private final String pathVersion;
    private final Findings findings;
    private final References references;

    Linter(ObjectNode document, String pathVersion, Findings findings) {
        this.document = document;
        this.pathVersion = pathVersion;
        this.findings = findings;
        this.references = new References(document);
    }

    void run() {
        info();
        Map<String, String> shapes = new HashMap<>();
        OperationLinter operations = new OperationLinter(references, findings);
        int count = 0;
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            Place place = Place.ROOT.in("paths").in(path.getKey());
            path(path.getKey(), place, shapes);
            for (String method : Normaliser.METHODS) {
                if (path.getValue().has(method)) {
                    count++;
                    operations.look(path.getKey(), method, path.getValue().path(method), place.in(method));
                }
            }
        }
        if (count == 0) {
            findings.error(
                    "operations-none", Place.ROOT.in("paths"), "没有任何可转发的操作", "has no operation that could be served");
        } else if (count > MOST_OPERATIONS) {
            findings.error(
                    "operations-too-many",
                    Place.ROOT.in("paths"),
                    "操作超过 " + MOST_OPERATIONS + " 个，请拆分为多个 API",
                    "has more than " + MOST_OPERATIONS + " operations: make several APIs of it");
        }
        Walk.through(document, (node, kind, place) -> {
            if (kind == Walk.Kind.SCHEMA) {
                pattern(node.path("pattern"), place);
            }
        });
        data(document, Place.ROOT);
    }

    /** What is left of references that lead out stands in examples, where gateways would take it for a reference. */
    private void data(JsonNode node, Place place) {
        String reference = node.path("$ref").asText("#/");
        if (node.path("$ref").isTextual() && !reference.startsWith("#/")) {
            findings.error("reference-in-example", place, "示例中不能含有 $ref", "is an example and must not hold a $ref");
        }
        if (node.isObject()) {
            node.properties().forEach(entry -> data(entry.getValue(), place.in(entry.getKey())));
        } else {
            for (int i = 0; i < node.size(); i++) {
                data(node.get(i), place.in(i));
            }
        }
    }

    private void info() {
        Place place = Place.ROOT.in("info");
        JsonNode info = document.path("info");
        if (info.path("description").asText().isBlank()) {
            findings.info("info-undescribed", place, "没有说明这个 API 的用途", "does not say what the API is for");
        }
        String version = info.path("version").asText();
        String number = pathVersion.substring(1);
        if (!version.equals(number) && !version.startsWith(number + ".")) {
            findings.warning(
                    "version-mismatch",
                    place.in("version"),
                    "版本 " + version + " 与路径版本 " + pathVersion + " 不一致",
                    "is " + version + ", which does not fit the path's " + pathVersion);
        }
    }

    private void path(String path, Place place, Map<String, String> shapes) {
        String same = shapes.putIfAbsent(shape(path), path);
        if (same != null) {
            findings.error("paths-collide", place, "与 " + same + " 匹配相同的请求", "matches the same requests as " + same);
        }
        if (path.contains("?") || path.contains("#")) {
            findings.error("path-malformed", place, "路径不能包含 ? 或 #", "is a path and must not contain ? or #");
        }
        if (path.length() > 1 && path.endsWith("/")) {
            findings.warning("path-trailing-slash", place, "路径以 / 结尾", "ends with a slash, which callers forget");
        }
    }

    static String shape(String path) {
        return TEMPLATE.matcher(path).replaceAll("{}");
    }

    private void pattern(JsonNode pattern, Place place) {
        if (pattern.asText().length() > LONGEST_PATTERN) {
            findings.error(
                    "pattern-too-long",
                    place.in("pattern"),
                    "正则表达式超过 " + LONGEST_PATTERN + " 个字符",
                    "is longer than " + LONGEST_PATTERN + " characters");
        } else if (NESTED_REPETITION.matcher(pattern.asText()).find()) {
            findings.warning(
                    "pattern-backtracks",
                    place.in("pattern"),
                    "正则表达式含嵌套重复，可能很慢",
                    "repeats what repeats: checking it can take very long");
        }
    }
}
