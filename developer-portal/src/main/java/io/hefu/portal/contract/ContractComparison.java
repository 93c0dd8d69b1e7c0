package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.portal.contract.ContractChange.Effect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What changes for callers between two normalised definitions of the same version of an API. */
public final class ContractComparison {

    private final References before;
    private final References after;
    private final Changes changes = new Changes();
    private final SchemaComparison requests;
    private final SchemaComparison responses;

    private ContractComparison(ObjectNode before, ObjectNode after) {
        this.before = new References(before);
        this.after = new References(after);
        this.requests = new SchemaComparison(this.before, this.after, Direction.REQUEST, changes);
        this.responses = new SchemaComparison(this.before, this.after, Direction.RESPONSE, changes);
    }

    /** Breaking changes first. Texts for people (descriptions, examples) are no changes. */
    public static List<ContractChange> between(ObjectNode before, ObjectNode after) {
        ContractComparison comparison = new ContractComparison(before, after);
        comparison.run(operations(before), operations(after));
        return comparison.changes.all();
    }

    /** By method and path, parameters' names aside. */
    private static Map<String, Located> operations(ObjectNode document) {
        Map<String, Located> operations = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (String method : Normaliser.METHODS) {
                if (path.getValue().has(method)) {
                    operations.put(
                            method + " " + Linter.shape(path.getKey()),
                            new Located(method, path.getKey(), path.getValue().path(method)));
                }
            }
        }
        return operations;
    }

    private void run(Map<String, Located> old, Map<String, Located> now) {
        old.forEach((key, was) -> {
            Located is = now.get(key);
            if (is == null) {
                changes.breaking("operation-removed", was.place(), "去掉了操作 " + was, "is gone: " + was);
            } else {
                operation(was, is);
            }
        });
        now.forEach((key, is) -> {
            if (!old.containsKey(key)) {
                changes.compatible("operation-added", is.place(), "新增操作 " + is, "is new: " + is);
            }
        });
    }

    private void operation(Located was, Located is) {
        Place place = is.place();
        String oldId = was.node().path("operationId").asText();
        String newId = is.node().path("operationId").asText();
        if (!oldId.equals(newId)) {
            changes.breaking(
                    "operation-id-changed",
                    place.in("operationId"),
                    "operationId 从 " + oldId + " 变为 " + newId + "，授权范围、价格与生成的代码都以它为名",
                    "changes from " + oldId + " to " + newId + ": scopes, prices and generated code go by it");
        }
        if (!was.node().path("deprecated").asBoolean()
                && is.node().path("deprecated").asBoolean()) {
            changes.compatible("deprecated", place, "标记为弃用", "is deprecated now");
        }
        parameters(was, is);
        body(was.node().path("requestBody"), is.node().path("requestBody"), place.in("requestBody"));
        answers(was.node().path("responses"), is.node().path("responses"), place.in("responses"));
        obligations(was.node(), is.node(), place);
    }

    /** What callers must have, and what they pay for. */
    private void obligations(JsonNode was, JsonNode is, Place place) {
        JsonNode oldData = was.path("x-hefu-personal-data");
        JsonNode newData = is.path("x-hefu-personal-data");
        if (!oldData.equals(newData)) {
            Effect effect = newData.isMissingNode() ? Effect.COMPATIBLE : Effect.BREAKING;
            changes.add(
                    effect,
                    "consent-changed",
                    place.in("x-hefu-personal-data"),
                    newData.isMissingNode()
                            ? "不再需要用户授权"
                            : "需要用户就 " + newData.path("purpose").asText() + " 授权",
                    newData.isMissingNode()
                            ? "needs no consent any more"
                            : "needs the subscriber's consent for "
                                    + newData.path("purpose").asText());
        }
        JsonNode oldMetering = was.path("x-hefu-metering");
        JsonNode newMetering = is.path("x-hefu-metering");
        for (String part : List.of("unit", "billable")) {
            if (!oldMetering.path(part).equals(newMetering.path(part))) {
                changes.breaking(
                        "metering-changed",
                        place.in("x-hefu-metering").in(part),
                        "计费方式改变",
                        "changes what is charged: from " + oldMetering.path(part) + " to " + newMetering.path(part));
            }
        }
    }

    private void parameters(Located was, Located is) {
        Map<String, String> renamed = renamed(was, is);
        Map<String, JsonNode> now = new LinkedHashMap<>();
        Map<String, Place> places = new HashMap<>();
        int index = 0;
        for (JsonNode given : is.node().path("parameters")) {
            JsonNode parameter = after.resolve(given);
            String key = key(parameter, parameter.path("name").asText());
            now.put(key, parameter);
            places.put(key, is.place().in("parameters").in(index++));
        }
        index = 0;
        for (JsonNode given : was.node().path("parameters")) {
            Place oldPlace = was.place().in("parameters").in(index++);
            JsonNode parameter = before.resolve(given);
            String name = parameter.path("name").asText();
            String key = key(
                    parameter, parameter.path("in").asText().equals("path") ? renamed.getOrDefault(name, name) : name);
            JsonNode same = now.remove(key);
            if (same == null) {
                changes.breaking("parameter-removed", oldPlace, "去掉了参数 " + name, "is gone: the parameter " + name);
            } else {
                parameter(parameter, same, places.get(key));
            }
        }
        now.forEach((key, parameter) -> added(parameter, places.get(key)));
    }

    private static String key(JsonNode parameter, String name) {
        String in = parameter.path("in").asText();
        return in + " " + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
    }

    private Map<String, String> renamed(Located was, Located is) {
        Map<String, String> renamed = new HashMap<>();
        String[] old = was.path().split("/");
        String[] now = is.path().split("/");
        for (int i = 0; i < old.length && i < now.length; i++) {
            if (old[i].startsWith("{") && now[i].startsWith("{") && !old[i].equals(now[i])) {
                String name = now[i].substring(1, now[i].length() - 1);
                renamed.put(old[i].substring(1, old[i].length() - 1), name);
                changes.compatible(
                        "path-parameter-renamed",
                        is.place(),
                        "路径参数 " + old[i] + " 改名为 " + now[i],
                        "calls its path parameter " + old[i] + " " + now[i] + " now");
            }
        }
        return renamed;
    }

    private void added(JsonNode parameter, Place place) {
        String name = parameter.path("name").asText();
        if (parameter.path("required").asBoolean()) {
            changes.breaking(
                    "parameter-required", place, "新增必填参数 " + name, "is a new parameter that must be given: " + name);
        } else {
            changes.compatible("parameter-added", place, "新增可选参数 " + name, "is a new parameter: " + name);
        }
    }

    private void parameter(JsonNode was, JsonNode is, Place place) {
        String name = is.path("name").asText();
        boolean required = is.path("required").asBoolean();
        if (required && !was.path("required").asBoolean()) {
            changes.breaking("parameter-became-required", place, "参数 " + name + " 变为必填", "must be given now: " + name);
        } else if (!required && was.path("required").asBoolean()) {
            changes.compatible(
                    "parameter-became-optional", place, "参数 " + name + " 变为可选", "may be left out now: " + name);
        }
        if (!was.path("style").equals(is.path("style")) || !was.path("explode").equals(is.path("explode"))) {
            changes.breaking(
                    "parameter-style-changed",
                    place,
                    "参数 " + name + " 的写法改变",
                    "is written in another way than before: " + name);
        }
        requests.compare(was.path("schema"), is.path("schema"), place.in("schema"));
    }

    private void body(JsonNode oldGiven, JsonNode newGiven, Place place) {
        JsonNode was = before.resolve(oldGiven);
        JsonNode is = after.resolve(newGiven);
        boolean required = is.path("required").asBoolean();
        if (was.isMissingNode() && is.isMissingNode()) {
            return;
        }
        if (was.isMissingNode()) {
            changes.add(
                    required ? Effect.BREAKING : Effect.COMPATIBLE,
                    required ? "body-required" : "body-added",
                    place,
                    required ? "必须有请求体" : "可以有请求体",
                    required ? "must be sent now" : "may be sent now");
        } else if (is.isMissingNode()) {
            changes.breaking("body-removed", place, "不再接受请求体", "is gone");
        } else {
            if (required && !was.path("required").asBoolean()) {
                changes.breaking("body-required", place, "必须有请求体", "must be sent now");
            } else if (!required && was.path("required").asBoolean()) {
                changes.compatible("body-optional", place, "请求体可以省略", "may be left out now");
            }
            content(was.path("content"), is.path("content"), requests, place.in("content"));
        }
    }

    private void content(JsonNode was, JsonNode is, SchemaComparison schemas, Place place) {
        for (Map.Entry<String, JsonNode> type : was.properties()) {
            Place at = place.in(type.getKey());
            if (is.has(type.getKey())) {
                schemas.compare(
                        type.getValue().path("schema"), is.path(type.getKey()).path("schema"), at.in("schema"));
            } else {
                changes.breaking(
                        "media-type-removed",
                        at,
                        "去掉了格式 " + type.getKey(),
                        "is a format that is gone: " + type.getKey());
            }
        }
        for (Map.Entry<String, JsonNode> type : is.properties()) {
            if (!was.has(type.getKey())) {
                changes.compatible(
                        "media-type-added",
                        place.in(type.getKey()),
                        "新增格式 " + type.getKey(),
                        "is a new format: " + type.getKey());
            }
        }
    }

    private void answers(JsonNode was, JsonNode is, Place place) {
        for (Map.Entry<String, JsonNode> entry : was.properties()) {
            String status = entry.getKey();
            Place at = place.in(status);
            if (is.has(status)) {
                answer(before.resolve(entry.getValue()), after.resolve(is.path(status)), at);
            } else if (status.startsWith("2") || status.startsWith("3")) {
                changes.breaking("response-removed", at, "去掉了响应 " + status, "is an answer that is gone: " + status);
            } else {
                changes.compatible("error-removed", at, "去掉了错误响应 " + status, "is an error that is gone: " + status);
            }
        }
        for (Map.Entry<String, JsonNode> entry : is.properties()) {
            if (!was.has(entry.getKey())) {
                changes.compatible(
                        "response-added",
                        place.in(entry.getKey()),
                        "新增响应 " + entry.getKey(),
                        "is a new answer: " + entry.getKey());
            }
        }
    }

    private void answer(JsonNode was, JsonNode is, Place place) {
        List<String> oldHeaders = new ArrayList<>();
        was.path("headers").fieldNames().forEachRemaining(oldHeaders::add);
        for (String header : oldHeaders) {
            if (!is.path("headers").has(header)) {
                changes.breaking(
                        "response-header-removed",
                        place.in("headers").in(header),
                        "去掉了响应头 " + header,
                        "is a header that is gone: " + header);
            }
        }
        content(was.path("content"), is.path("content"), responses, place.in("content"));
    }

    /** An operation and where it is. */
    private record Located(String method, String path, JsonNode node) {

        Place place() {
            return Place.ROOT.in("paths").in(path).in(method);
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }
}
