package io.hefu.portal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.consent.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what callers of an API, or the gateway in front of it, would stumble over. Looks at normalised definitions. */
final class Linter {

    static final int MOST_OPERATIONS = 2_000;

    private static final Set<String> SECRETS = Set.of(
            "apikey",
            "accesstoken",
            "authtoken",
            "password",
            "passwd",
            "secret",
            "clientsecret",
            "appsecret",
            "privatekey");
    private static final Set<String> PERSONAL =
            Set.of("phonenumber", "msisdn", "mobile", "mobilenumber", "idcard", "imsi");
    private static final Set<String> OF_THE_GATEWAY =
            Set.of("authorization", "host", "content-length", "content-type", "accept", "x-correlator");
    private static final Pattern TEMPLATE = Pattern.compile("\\{([^{}/]*)}");
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
        int operations = 0;
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            Place place = Place.ROOT.in("paths").in(path.getKey());
            path(path.getKey(), place, shapes);
            for (String method : Normaliser.METHODS) {
                if (path.getValue().has(method)) {
                    operations++;
                    operation(path.getKey(), method, path.getValue().path(method), place.in(method));
                }
            }
        }
        if (operations == 0) {
            findings.error(
                    "operations-none", Place.ROOT.in("paths"), "没有任何可转发的操作", "has no operation that could be served");
        } else if (operations > MOST_OPERATIONS) {
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

    private void operation(String path, String method, JsonNode operation, Place place) {
        if (operation.path("summary").asText().isBlank()
                && operation.path("description").asText().isBlank()) {
            findings.warning(
                    "operation-undescribed", place, "没有 summary 或 description", "has no summary and no description");
        }
        parameters(path, operation.path("parameters"), place.in("parameters"));
        if (operation.has("requestBody")) {
            if (method.equals("get") || method.equals("head")) {
                findings.error(
                        "body-of-get",
                        place.in("requestBody"),
                        "GET 请求不能有请求体",
                        "must not be: GET has no body (RFC 9110 §9.3.1)");
            } else if (method.equals("delete")) {
                findings.warning(
                        "body-of-delete",
                        place.in("requestBody"),
                        "DELETE 的请求体可能被丢弃",
                        "may be lost on the way: DELETE has no body by habit");
            }
            content(references.resolve(operation.path("requestBody")), place.in("requestBody"));
        }
        responses(operation.path("responses"), place.in("responses"));
        metering(operation.path("x-hefu-metering"), place.in("x-hefu-metering"));
        personalData(operation, place);
    }

    private void parameters(String path, JsonNode parameters, Place place) {
        Set<String> seen = new HashSet<>();
        Set<String> inPath = new HashSet<>();
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode parameter = references.resolve(parameters.get(i));
            String name = parameter.path("name").asText();
            String in = parameter.path("in").asText();
            if (!seen.add(in + " " + name)) {
                findings.error(
                        "parameter-duplicate",
                        place.in(i),
                        "参数 " + name + " 重复",
                        "is the parameter " + name + " a second time");
            }
            switch (in) {
                case "path" -> {
                    inPath.add(name);
                    if (!parameter.path("required").asBoolean()) {
                        findings.error(
                                "path-parameter-optional",
                                place.in(i),
                                "路径参数必须 required: true",
                                "is in the path and must be required");
                    }
                }
                case "query" -> query(name, place.in(i));
                case "header" -> {
                    if (OF_THE_GATEWAY.contains(name.toLowerCase(Locale.ROOT))) {
                        findings.info(
                                "header-of-gateway",
                                place.in(i),
                                "请求头 " + name + " 由网关处理",
                                "is " + name + ", which is between the caller and the gateway");
                    }
                }
                default ->
                    findings.warning(
                            "cookie-parameter", place.in(i), "Cookie 不会转发", "is a cookie, which programs seldom send");
            }
        }
        Set<String> inTemplate = templateNames(path);
        for (String name : inTemplate) {
            if (!inPath.contains(name)) {
                findings.error(
                        "path-parameter-undeclared",
                        place,
                        "路径参数 " + name + " 未声明",
                        "must declare the path parameter " + name);
            }
        }
        for (String name : inPath) {
            if (!inTemplate.contains(name)) {
                findings.error(
                        "path-parameter-unknown",
                        place,
                        "路径中没有参数 " + name,
                        "declares the path parameter " + name + ", which the path does not have");
            }
        }
    }

    private static Set<String> templateNames(String path) {
        Set<String> names = new HashSet<>();
        Matcher matcher = TEMPLATE.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private void query(String name, Place place) {
        String word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (SECRETS.contains(word)) {
            findings.error(
                    "secret-in-query",
                    place,
                    "密钥不能放在查询参数 " + name + " 中，会进入日志",
                    "is " + name + ": a secret must not be in a query, which ends up in logs");
        } else if (PERSONAL.contains(word)) {
            findings.warning(
                    "personal-data-in-query",
                    place,
                    "个人信息不应放在查询参数 " + name + " 中",
                    "is " + name + ": personal data should not be in a query, which ends up in logs");
        }
    }

    private void responses(JsonNode responses, Place place) {
        boolean success = false;
        boolean clientError = false;
        for (Map.Entry<String, JsonNode> entry : responses.properties()) {
            String status = entry.getKey();
            success |= status.startsWith("2") || status.startsWith("3");
            clientError |= status.startsWith("4") || status.equals("default");
            if (status.startsWith("2")) {
                content(references.resolve(entry.getValue()), place.in(status));
            }
        }
        if (!success) {
            findings.warning("success-undeclared", place, "没有声明成功的响应", "declares no success");
        }
        if (!clientError) {
            findings.warning("client-errors-undeclared", place, "没有声明 4xx 响应", "declares no 4xx");
        }
    }

    private void content(JsonNode holder, Place place) {
        for (Map.Entry<String, JsonNode> type : holder.path("content").properties()) {
            if (type.getKey().contains("json") && !type.getValue().has("schema")) {
                findings.warning(
                        "schema-missing",
                        place.in("content").in(type.getKey()),
                        "JSON 内容没有 schema，无法校验",
                        "is JSON without a schema: nothing can be checked");
            }
        }
    }

    private void metering(JsonNode metering, Place place) {
        List<Integer> charged = new ArrayList<>();
        boolean wellFormed = metering.path("unit").isTextual()
                && metering.path("unit").asText().matches("[a-z][a-z0-9-]{0,39}")
                && metering.path("billable").isArray()
                && (!metering.has("intent") || metering.path("intent").isBoolean());
        for (JsonNode status : metering.path("billable")) {
            wellFormed &= status.isInt() && status.asInt() >= 100 && status.asInt() <= 599;
            if (status.asInt() >= 400) {
                charged.add(status.asInt());
            }
        }
        if (!wellFormed) {
            findings.error(
                    "metering-malformed",
                    place,
                    "应为 {unit, intent, billable}，unit 为短横线小写词，billable 为状态码数组",
                    "must be {unit, intent, billable}: a kebab-case word, true or false, an array of statuses");
        } else if (!charged.isEmpty()) {
            findings.warning(
                    "errors-charged",
                    place.in("billable"),
                    "对错误响应 " + charged + " 计费",
                    "charges for errors: " + charged);
        }
    }

    private void personalData(JsonNode operation, Place place) {
        JsonNode personal = operation.path("x-hefu-personal-data");
        if (!personal.isMissingNode()) {
            if (!isPersonalData(personal)) {
                findings.error(
                        "personal-data-malformed",
                        place.in("x-hefu-personal-data"),
                        "应为 {purpose, subscriber}，subscriber 为请求体中手机号的 JSON 指针",
                        "must be {purpose, subscriber}: a purpose, and the JSON pointer to the phone number in the body");
            }
            return;
        }
        JsonNode schema = references.resolve(references
                .resolve(operation.path("requestBody"))
                .path("content")
                .path("application/json")
                .path("schema"));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String word = property.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            if (PERSONAL.contains(word)) {
                findings.warning(
                        "personal-data-undeclared",
                        place,
                        "请求体含有 " + property.getKey() + "，但没有声明 x-hefu-personal-data，不会检查用户授权",
                        "takes " + property.getKey() + " without x-hefu-personal-data: no consent will be asked for");
            }
        }
    }

    private static boolean isPersonalData(JsonNode personal) {
        try {
            new Purpose(personal.path("purpose").asText());
            return !JsonPointer.compile(personal.path("subscriber").asText()).matches();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private void pattern(JsonNode pattern, Place place) {
        if (pattern.isTextual() && NESTED_REPETITION.matcher(pattern.asText()).find()) {
            findings.warning(
                    "pattern-backtracks",
                    place.in("pattern"),
                    "正则表达式含嵌套重复，可能很慢",
                    "repeats what repeats: checking it can take very long");
        }
    }
}
