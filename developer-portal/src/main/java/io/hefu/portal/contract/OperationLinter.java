package io.hefu.portal.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.core.consent.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What there is to say about one operation. */
record OperationLinter(References references, Findings findings) {

    private static final Set<String> DURABILITIES = Set.of("durable", "fast");

    void look(String path, String method, JsonNode operation, Place place) {
        if (operation.path("summary").asText().isBlank()
                && operation.path("description").asText().isBlank()) {
            findings.warning(
                    "operation-undescribed", place, "没有 summary 或 description", "has no summary and no description");
        }
        new ParameterLinter(references, findings).look(path, operation.path("parameters"), place.in("parameters"));
        if (operation.has("requestBody")) {
            if (method.equals("get") || method.equals("head")) {
                findings.error(
                        "body-of-get",
                        place.in("requestBody"),
                        "GET 与 HEAD 请求不能有请求体",
                        "must not be: GET and HEAD have no body (RFC 9110 §9.3.1)");
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
                && (!metering.has("intent") || metering.path("intent").isBoolean())
                && DURABILITIES.contains(metering.path("durability").asText("durable"));
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
                    "应为 {unit, intent, billable, durability}，unit 为短横线小写词，billable 为状态码数组，durability 为 durable 或 fast",
                    "must be {unit, intent, billable, durability}: a kebab-case word, true or false, an array of statuses,"
                            + " durable or fast");
        } else if (metering.path("intent").asBoolean()
                && metering.path("durability").asText().equals("fast")) {
            findings.error(
                    "metering-malformed",
                    place.in("durability"),
                    "记录 intent 的操作须为 durable",
                    "must be durable where the intent is journalled");
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
            if (ParameterLinter.PERSONAL.contains(word)) {
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
}
