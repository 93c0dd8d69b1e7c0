package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.portal.contract.ContractChange.Effect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What changed in a schema's own keywords: its limits, form, values and marks. */
record KeywordComparison(Direction direction, Changes changes) {

    private static final List<String> LOWER = List.of("minimum", "minLength", "minItems", "minProperties");
    private static final List<String> UPPER = List.of("maximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> FORMS = List.of("format", "pattern", "multipleOf");

    void compare(FlatSchema old, FlatSchema now, Place place) {
        limits(old, now, place);
        forms(old, now, place);
        values(old, now, place);
        marks(old, now, place);
    }

    private void limits(FlatSchema old, FlatSchema now, Place place) {
        for (String keyword : LOWER) {
            limit(keyword, bound(old, keyword), bound(now, keyword), 1, place);
        }
        for (String keyword : UPPER) {
            limit(keyword, bound(old, keyword), bound(now, keyword), -1, place);
        }
    }

    private void limit(String keyword, Bound old, Bound now, int upwards, Place place) {
        int moved = old.compareTo(now) * -upwards;
        if (moved == 0) {
            return;
        }
        Effect effect = moved > 0 ? direction.narrowing() : direction.widening();
        changes.add(
                effect,
                moved > 0 ? "limit-tightened" : "limit-loosened",
                place.in(keyword),
                keyword + " 从 " + old + " 变为 " + now,
                "changes from " + old + " to " + now);
    }

    private static Bound bound(FlatSchema schema, String keyword) {
        boolean lower = keyword.startsWith("min");
        JsonNode value = schema.keyword(keyword);
        String mark = lower ? "exclusiveMinimum" : "exclusiveMaximum";
        boolean numeric = keyword.equals("minimum") || keyword.equals("maximum");
        return new Bound(
                value.isNumber() ? value.decimalValue() : null,
                numeric && schema.keyword(mark).asBoolean(),
                lower);
    }

    private void forms(FlatSchema old, FlatSchema now, Place place) {
        for (String keyword : FORMS) {
            JsonNode was = old.keyword(keyword);
            JsonNode is = now.keyword(keyword);
            if (was.isMissingNode() && !is.isMissingNode()) {
                changes.add(
                        direction.narrowing(),
                        keyword + "-added",
                        place.in(keyword),
                        "新增 " + keyword + " " + is.asText(),
                        "is new: " + is.asText());
            } else if (!was.isMissingNode() && is.isMissingNode()) {
                changes.add(
                        direction.widening(), keyword + "-removed", place, "去掉了 " + keyword, "loses its " + keyword);
            } else if (!was.equals(is)) {
                changes.breaking(
                        keyword + "-changed",
                        place.in(keyword),
                        "从 " + was.asText() + " 变为 " + is.asText(),
                        "changes from " + was.asText() + " to " + is.asText());
            }
        }
        boolean unique = now.keyword("uniqueItems").asBoolean();
        if (old.keyword("uniqueItems").asBoolean() != unique) {
            changes.add(
                    unique ? direction.narrowing() : direction.widening(),
                    "unique-items-changed",
                    place,
                    unique ? "元素不得重复" : "元素可以重复",
                    unique ? "must not repeat items any more" : "may repeat items now");
        }
    }

    private void values(FlatSchema old, FlatSchema now, Place place) {
        JsonNode was = old.keyword("enum");
        JsonNode is = now.keyword("enum");
        if (was.isMissingNode() && is.isMissingNode()) {
            return;
        }
        Place at = place.in("enum");
        if (was.isMissingNode()) {
            changes.add(direction.narrowing(), "enum-added", at, "只允许列出的值", "admits only certain values now");
        } else if (is.isMissingNode()) {
            changes.add(
                    direction.widening(), "enum-removed", place, "不再限于列出的值", "is no longer limited to certain values");
        } else {
            Set<JsonNode> gone = list(was);
            gone.removeAll(list(is));
            Set<JsonNode> added = list(is);
            added.removeAll(list(was));
            gone.forEach(value -> changes.add(
                    direction.narrowing(),
                    "enum-value-removed",
                    at,
                    "去掉了取值 " + value.asText(),
                    "loses the value " + value.asText()));
            added.forEach(value -> changes.add(
                    direction.widening(),
                    "enum-value-added",
                    at,
                    "新增取值 " + value.asText(),
                    "gets the value " + value.asText()));
        }
    }

    private static Set<JsonNode> list(JsonNode array) {
        Set<JsonNode> values = new LinkedHashSet<>();
        array.forEach(values::add);
        return values;
    }

    private void marks(FlatSchema old, FlatSchema now, Place place) {
        boolean nullable = now.keyword("nullable").asBoolean();
        if (old.keyword("nullable").asBoolean() != nullable) {
            changes.add(
                    nullable ? direction.widening() : direction.narrowing(),
                    nullable ? "null-allowed" : "null-refused",
                    place,
                    nullable ? "可以为 null" : "不再可以为 null",
                    nullable ? "may be null now" : "must not be null any more");
        }
        if (direction == Direction.REQUEST && !Objects.equals(old.keyword("default"), now.keyword("default"))) {
            changes.breaking(
                    "default-changed",
                    place.in("default"),
                    "默认值改变",
                    "is another default value than before: calls that leave it out mean something else");
        }
        if (!old.keyword("not").equals(now.keyword("not"))) {
            changes.breaking("not-changed", place.in("not"), "not 的条件改变", "excludes other values than before");
        }
        if (!old.keyword("discriminator")
                .path("propertyName")
                .equals(now.keyword("discriminator").path("propertyName"))) {
            changes.breaking(
                    "discriminator-changed",
                    place.in("discriminator"),
                    "区分变体的属性改变",
                    "tells variants apart by another property than before");
        }
        if (!old.keyword("deprecated").asBoolean() && now.keyword("deprecated").asBoolean()) {
            changes.compatible("deprecated", place, "标记为弃用", "is deprecated now");
        }
    }
}
