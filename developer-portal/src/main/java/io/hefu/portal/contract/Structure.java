package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.refusal.FieldProblem;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Whether a document is built as OpenAPI 3.0 says, as far as gateways and readers rely on it. */
final class Structure {

    private static final int MOST_TOLD = 20;
    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "array", "object");
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");
    private static final Set<String> LOCATIONS = Set.of("path", "query", "header", "cookie");
    private static final Set<String> NUMBERS = Set.of("minimum", "maximum", "multipleOf");
    private static final Set<String> MARKS = Set.of("exclusiveMinimum", "exclusiveMaximum", "nullable", "uniqueItems");
    private static final Set<String> COUNTS =
            Set.of("minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");
    private static final Pattern STATUS = Pattern.compile("[1-5]([0-9][0-9]|XX)|default");

    private final References references;
    private final List<FieldProblem> problems = new ArrayList<>();

    private Structure(References references) {
        this.references = references;
    }

    /** @throws RefusedException naming every place (of very many, the first) that is not as it must be */
    static void check(ObjectNode document) {
        Structure structure = new Structure(new References(document));
        structure.document(document);
        if (!structure.problems.isEmpty()) {
            throw new RefusedException(new PortalRefusal.Invalid(
                    structure.problems.subList(0, Math.min(MOST_TOLD, structure.problems.size()))));
        }
    }

    private void document(ObjectNode document) {
        object(document.path("info"), Place.ROOT.in("info"));
        text(document.path("info"), "title", Place.ROOT.in("info"));
        text(document.path("info"), "version", Place.ROOT.in("info"));
        Place paths = Place.ROOT.in("paths");
        object(document.path("paths"), paths);
        document.path("paths").properties().stream()
                .filter(entry -> !entry.getKey().startsWith("x-"))
                .forEach(entry -> path(entry.getKey(), entry.getValue(), paths.in(entry.getKey())));
        if (document.has("components")) {
            object(document.path("components"), Place.ROOT.in("components"));
        }
        Walk.through(document, (node, kind, place) -> {
            if (kind == Walk.Kind.SCHEMA && !node.has("$ref")) {
                schema(node, place);
            }
        });
    }

    private void path(String path, JsonNode given, Place place) {
        JsonNode item = references.resolve(given);
        if (!path.startsWith("/")) {
            problem(place, "路径应以 / 开头", "is a path that must start with /");
        }
        if (!object(item, place)) {
            return;
        }
        parameters(item.path("parameters"), place.in("parameters"));
        METHODS.stream().filter(item::has).sorted().forEach(method -> operation(item.path(method), place.in(method)));
    }

    private void operation(JsonNode operation, Place place) {
        if (!object(operation, place)) {
            return;
        }
        JsonNode id = operation.path("operationId");
        if (!id.isMissingNode() && !id.isTextual()) {
            problem(place.in("operationId"), "应为文本", "must be text");
        }
        parameters(operation.path("parameters"), place.in("parameters"));
        JsonNode body = references.resolve(operation.path("requestBody"));
        if (!body.isMissingNode() && object(body, place.in("requestBody"))) {
            content(body, place.in("requestBody"), true);
        }
        Place responses = place.in("responses");
        if (operation.has("responses") && object(operation.path("responses"), responses)) {
            operation.path("responses").properties().stream()
                    .filter(entry -> !entry.getKey().startsWith("x-"))
                    .forEach(entry -> response(entry, responses.in(entry.getKey())));
        }
    }

    private void response(Map.Entry<String, JsonNode> entry, Place place) {
        if (!STATUS.matcher(entry.getKey()).matches()) {
            problem(place, "应为状态码、如 4XX 的范围或 default", "must be a status code, a range such as 4XX, or default");
        }
        JsonNode response = references.resolve(entry.getValue());
        if (object(response, place)) {
            content(response, place, false);
        }
    }

    private void content(JsonNode holder, Place place, boolean needed) {
        JsonNode content = holder.path("content");
        if (needed || !content.isMissingNode()) {
            if (object(content, place.in("content"))) {
                content.properties()
                        .forEach(entry ->
                                object(entry.getValue(), place.in("content").in(entry.getKey())));
            }
        }
    }

    private void parameters(JsonNode parameters, Place place) {
        if (parameters.isMissingNode()) {
            return;
        }
        if (!parameters.isArray()) {
            problem(place, "应为数组", "must be an array");
            return;
        }
        for (int i = 0; i < parameters.size(); i++) {
            parameter(references.resolve(parameters.get(i)), place.in(i));
        }
    }

    private void parameter(JsonNode parameter, Place place) {
        if (!object(parameter, place)) {
            return;
        }
        text(parameter, "name", place);
        if (!LOCATIONS.contains(parameter.path("in").asText())) {
            problem(place.in("in"), "应为 path、query、header 或 cookie", "must be path, query, header or cookie");
        }
        if (!parameter.path("schema").isObject() && !parameter.path("content").isObject()) {
            problem(place, "应有 schema 或 content", "must have a schema or content");
        }
    }

    private void schema(ObjectNode schema, Place place) {
        JsonNode type = schema.path("type");
        if (!type.isMissingNode() && !TYPES.contains(type.asText())) {
            problem(
                    place.in("type"),
                    "应为 " + TYPES.stream().sorted().toList() + " 之一",
                    "must be one of " + TYPES.stream().sorted().toList());
        }
        if (type.asText().equals("array") && !schema.path("items").isObject()) {
            problem(place, "type 为 array 时应有 items", "is of type array and must have items");
        }
        if (schema.has("properties")) {
            if (object(schema.path("properties"), place.in("properties"))) {
                schema.path("properties")
                        .properties()
                        .forEach(each ->
                                object(each.getValue(), place.in("properties").in(each.getKey())));
            }
        }
        required(schema.path("required"), place.in("required"));
        list(schema, "enum", place);
        for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
            list(schema, keyword, place);
        }
        NUMBERS.stream()
                .filter(keyword -> schema.has(keyword) && !schema.path(keyword).isNumber())
                .forEach(keyword -> problem(place.in(keyword), "应为数字", "must be a number"));
        MARKS.stream()
                .filter(keyword -> schema.has(keyword) && !schema.path(keyword).isBoolean())
                .forEach(keyword -> problem(place.in(keyword), "应为 true 或 false", "must be true or false"));
        COUNTS.stream()
                .filter(keyword -> schema.has(keyword) && !isCount(schema.path(keyword)))
                .forEach(keyword -> problem(place.in(keyword), "应为不小于 0 的整数", "must be a whole number from 0 on"));
        pattern(schema.path("pattern"), place.in("pattern"));
    }

    private static boolean isCount(JsonNode value) {
        return value.canConvertToExactIntegral() && value.decimalValue().signum() >= 0;
    }

    private void required(JsonNode required, Place place) {
        if (required.isMissingNode()) {
            return;
        }
        Set<String> names = new HashSet<>();
        boolean texts = required.isArray();
        for (JsonNode name : required) {
            texts &= name.isTextual() && names.add(name.asText());
        }
        if (!texts) {
            problem(place, "应为不重复的属性名数组", "must be an array of property names, each once");
        }
    }

    private void list(ObjectNode schema, String keyword, Place place) {
        JsonNode values = schema.path(keyword);
        if (!values.isMissingNode() && (!values.isArray() || values.isEmpty())) {
            problem(place.in(keyword), "应为非空数组", "must be an array that is not empty");
        }
    }

    private void pattern(JsonNode pattern, Place place) {
        if (pattern.isMissingNode()) {
            return;
        }
        try {
            Pattern.compile(pattern.asText());
        } catch (PatternSyntaxException | StackOverflowError unreadable) {
            problem(place, "不是可用的正则表达式", "is no regular expression that can be used");
        }
    }

    private boolean object(JsonNode node, Place place) {
        if (!node.isObject()) {
            problem(place, "应为对象", "must be an object");
        }
        return node.isObject();
    }

    private void text(JsonNode holder, String name, Place place) {
        if (!holder.path(name).isTextual() || holder.path(name).asText().isBlank()) {
            problem(place.in(name), "应为非空文本", "must be text, and not empty");
        }
    }

    private void problem(Place place, String chinese, String english) {
        if (problems.size() < 2 * MOST_TOLD) {
            problems.add(place.problem(chinese, english));
        }
    }
}
