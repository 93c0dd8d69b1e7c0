package io.hefu.portal.webhook;

import io.hefu.core.language.Bilingual;
import io.hefu.core.notification.EventDescription;
import io.hefu.core.notification.EventType;
import io.hefu.portal.refusal.Requirements;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The events that webhooks can ask for, as the modules of this process describe them. */
public final class EventTypes {

    /** Stands for all of them, those of the future included. */
    static final String ALL = "*";

    static final EventDescription TEST = new EventDescription(
            new EventType("org.hefu.webhooks.v1.test"), "测试事件，由您在控制台触发。", "A test event, sent when you ask for one.");

    static final EventDescription PAUSED = new EventDescription(
            new EventType("org.hefu.webhooks.v1.webhook-paused"),
            "应用的另一个 Webhook 因持续失败被自动暂停。data：webhookId、reason。",
            "Another webhook of the application was paused because deliveries to it fail. Data: webhookId, reason.");

    private static final int MOST = 50;
    private static final Bilingual KNOWN = new Bilingual(
            "应为 1 到 50 个事件类型，取值见 GET /portal/v1/event-types，或 *（全部）",
            "must be 1 to 50 of those that GET /portal/v1/event-types lists, or * for all");

    private final List<EventDescription> all;
    private final Set<String> names;

    EventTypes(List<EventDescription> all) {
        this.all = all.stream()
                .sorted(Comparator.comparing(event -> event.type().value()))
                .toList();
        this.names = all.stream().map(event -> event.type().value()).collect(Collectors.toSet());
    }

    /** In the order of their names. */
    List<EventDescription> all() {
        return all;
    }

    /** What a webhook asks for, each once; whatever is none of them is noted as a problem of the request. */
    List<String> read(@Nullable List<@Nullable String> given, Requirements requirements) {
        boolean fits = given != null
                && !given.isEmpty()
                && given.size() <= MOST
                && given.stream().allMatch(this::isKnown);
        if (!fits) {
            requirements.refuse("eventTypes", KNOWN);
            return List.of();
        }
        return given.contains(ALL)
                ? List.of(ALL)
                : given.stream().sorted().distinct().toList();
    }

    private boolean isKnown(@Nullable String name) {
        return name != null && (name.equals(ALL) || names.contains(name));
    }
}
