package io.hefu.portal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.hefu.portal.contract.ContractChange.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What changed in the schemas of two definitions, in one direction. A schema that many operations share is compared once,
 * and its changes are told at its own place.
 */
final class SchemaComparison {

    private final References before;
    private final References after;
    private final Direction direction;
    private final Changes changes;
    private final KeywordComparison keywords;
    private final Set<Pair> compared = new HashSet<>();

    SchemaComparison(References before, References after, Direction direction, Changes changes) {
        this.before = before;
        this.after = after;
        this.direction = direction;
        this.changes = changes;
        this.keywords = new KeywordComparison(direction, changes);
    }

    void compare(JsonNode oldGiven, JsonNode newGiven, Place given) {
        JsonNode oldSchema = before.resolve(oldGiven);
        JsonNode newSchema = after.resolve(newGiven);
        if (oldSchema.isMissingNode() && newSchema.isMissingNode() || !compared.add(new Pair(oldSchema, newSchema))) {
            return;
        }
        Place place = home(newGiven, given);
        FlatSchema old = FlatSchema.of(before, oldGiven);
        FlatSchema now = FlatSchema.of(after, newGiven);
        if (type(old.type(), now.type(), place)) {
            keywords.compare(old, now, place);
            properties(old, now, place);
            if (old.keywords().has("items") && now.keywords().has("items")) {
                compare(old.keyword("items"), now.keyword("items"), place.in("items"));
            }
        }
        variants(old, now, place);
    }

    /** The place of a schema that has a name, else where it stands. */
    private static Place home(JsonNode given, Place place) {
        String reference = given.path("$ref").asText();
        String named = "#/components/schemas/";
        return reference.startsWith(named) && reference.indexOf('/', named.length()) < 0
                ? Place.ROOT.in("components").in("schemas").in(reference.substring(named.length()))
                : place;
    }

    /** @return whether it makes sense to compare further */
    private boolean type(String old, String now, Place place) {
        if (old.equals(now)) {
            return true;
        }
        String chinese = "类型从 " + shown(old) + " 变为 " + shown(now);
        String english = "changes its type from " + shown(old) + " to " + shown(now);
        if (now.isEmpty() || old.equals("integer") && now.equals("number")) {
            changes.add(direction.widening(), "type-widened", place, chinese, english);
        } else if (old.isEmpty() || old.equals("number") && now.equals("integer")) {
            changes.add(direction.narrowing(), "type-narrowed", place, chinese, english);
        } else {
            changes.breaking("type-changed", place, chinese, english);
            return false;
        }
        return true;
    }

    private static String shown(String type) {
        return type.isEmpty() ? "any" : type;
    }

    private void properties(FlatSchema old, FlatSchema now, Place place) {
        Place at = place.in("properties");
        old.properties().forEach((name, was) -> {
            if (!now.properties().containsKey(name) && travels(before, was)) {
                removed(name, now, at.in(name));
            }
        });
        for (Map.Entry<String, JsonNode> entry : now.properties().entrySet()) {
            String name = entry.getKey();
            boolean travels = travels(after, entry.getValue());
            JsonNode was = old.properties().get(name);
            if (was != null && travels) {
                compare(was, entry.getValue(), at.in(name));
            } else if (was == null && travels) {
                added(name, now.required().contains(name), at.in(name));
            }
        }
        required(old, now, at);
        boolean closed = now.closed();
        if (old.closed() != closed) {
            changes.add(
                    closed ? direction.narrowing() : Effect.COMPATIBLE,
                    closed ? "additional-properties-refused" : "additional-properties-allowed",
                    place,
                    closed ? "不再接受未声明的属性" : "可以有未声明的属性",
                    closed ? "admits no undeclared properties any more" : "admits undeclared properties now");
        }
        JsonNode more = now.keyword("additionalProperties");
        if (old.keyword("additionalProperties").isObject() && more.isObject()) {
            compare(old.keyword("additionalProperties"), more, place.in("additionalProperties"));
        }
    }

    /** A property that is required without being declared travels. */
    private boolean travels(References references, @Nullable JsonNode property) {
        return property == null
                || !references.resolve(property).path(direction.absentMark()).asBoolean();
    }

    private void removed(String name, FlatSchema now, Place place) {
        if (direction == Direction.RESPONSE) {
            changes.breaking(
                    "response-property-removed",
                    place,
                    "响应中去掉了属性 " + name,
                    "is a property that answers had and lose: " + name);
        } else if (now.closed()) {
            changes.breaking(
                    "request-property-refused",
                    place,
                    "请求中不再接受属性 " + name,
                    "is a property that requests must not have any more: " + name);
        } else {
            changes.compatible(
                    "request-property-removed",
                    place,
                    "请求中的属性 " + name + " 不再使用",
                    "is a property of requests that is no longer looked at: " + name);
        }
    }

    private void added(String name, boolean required, Place place) {
        if (direction == Direction.RESPONSE) {
            changes.compatible(
                    "response-property-added", place, "响应中新增属性 " + name, "is a new property of answers: " + name);
        } else if (required) {
            changes.breaking(
                    "request-property-required",
                    place,
                    "请求中新增必填属性 " + name,
                    "is a new property that requests must have: " + name);
        } else {
            changes.compatible(
                    "request-property-added",
                    place,
                    "请求中新增可选属性 " + name,
                    "is a new property that requests may have: " + name);
        }
    }

    private void required(FlatSchema old, FlatSchema now, Place at) {
        for (String name : now.required()) {
            boolean known =
                    old.properties().containsKey(name) || !now.properties().containsKey(name);
            if (!old.required().contains(name)
                    && known
                    && travels(after, now.properties().get(name))) {
                changes.add(
                        direction.narrowing(),
                        "property-became-required",
                        at.in(name),
                        "属性 " + name + " 变为必填",
                        "is required now: " + name);
            }
        }
        for (String name : old.required()) {
            boolean known =
                    now.properties().containsKey(name) || !old.properties().containsKey(name);
            if (!now.required().contains(name)
                    && known
                    && travels(before, old.properties().get(name))) {
                changes.add(
                        direction.widening(),
                        "property-became-optional",
                        at.in(name),
                        "属性 " + name + " 变为可选",
                        "may be absent now: " + name);
            }
        }
    }

    private void variants(FlatSchema old, FlatSchema now, Place place) {
        List<JsonNode> gone = new ArrayList<>(old.variants());
        List<JsonNode> added = new ArrayList<>(now.variants());
        if (gone.isEmpty() || added.isEmpty()) {
            if (!gone.isEmpty()) {
                changes.add(
                        direction.widening(),
                        "variants-removed",
                        place,
                        "不再限于几种形式",
                        "is no longer limited to certain variants");
            } else if (!added.isEmpty()) {
                changes.add(
                        direction.narrowing(), "variants-added", place, "限于几种形式", "is limited to certain variants now");
            }
            return;
        }
        pair(gone, added, place, true);
        pair(gone, added, place, false);
        gone.forEach(variant -> changes.add(
                direction.narrowing(),
                "variant-removed",
                place,
                "去掉了一种形式 " + name(variant),
                "loses the variant " + name(variant)));
        added.forEach(variant -> changes.add(
                direction.widening(),
                "variant-added",
                place,
                "新增一种形式 " + name(variant),
                "gets the variant " + name(variant)));
    }

    /** Variants are the same that have the same name; of those without, the first is the first and so on. */
    private void pair(List<JsonNode> gone, List<JsonNode> added, Place place, boolean named) {
        for (JsonNode old : List.copyOf(gone)) {
            if (old.has("$ref") != named) {
                continue;
            }
            for (JsonNode now : List.copyOf(added)) {
                if (now.has("$ref") == named && old.path("$ref").equals(now.path("$ref"))) {
                    gone.removeIf(each -> each == old);
                    added.removeIf(each -> each == now);
                    compare(old, now, place.in("oneOf"));
                    break;
                }
            }
        }
    }

    private static String name(JsonNode variant) {
        String reference = variant.path("$ref").asText();
        return reference.isEmpty()
                ? variant.path("title").asText(variant.path("type").asText("?"))
                : reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** Two nodes by their identity. */
    private record Pair(JsonNode old, JsonNode now) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Pair pair && pair.old == old && pair.now == now;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(old) + System.identityHashCode(now);
        }
    }
}
