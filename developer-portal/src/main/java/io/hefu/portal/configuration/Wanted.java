package io.hefu.portal.configuration;

import io.hefu.portal.configuration.SettingChange.Effect;
import io.hefu.portal.hosting.HostedApiPart;
import io.hefu.portal.hosting.PreparedApi;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a document wants, and what must come first.
 *
 * @param hosted what is to be done for each hosted API of the document
 */
record Wanted(ConfigurationDocument document, List<PreparedApi> hosted) {

    private static final Set<String> ANNOUNCED = Set.of("deprecatedAt", "sunsetAt", "successor");

    static Wanted of(ConfigurationDocument given, List<PreparedApi> hosted) {
        List<HostedApiPart> parts = hosted.stream().map(PreparedApi::part).toList();
        return new Wanted(given.with(parts), List.copyOf(hosted));
    }

    /** Whether plans and limits must wait for it: no version of the API was ever approved. */
    boolean isAwaited(String api) {
        return hosted.stream()
                .anyMatch(prepared -> !prepared.nameInForce()
                        && prepared.version().name().value().equals(api));
    }

    /** The API that limits are about, if they are about one: a product's, or an operation's, {@code api:operationId}. */
    boolean isAwaited(ConfigurationDocument.LimitsPart part) {
        return switch (part.level()) {
            case PRODUCT -> isAwaited(part.subject());
            case OPERATION -> isAwaited(part.subject().split(":", 2)[0]);
            default -> false;
        };
    }

    /** @param path of a setting */
    Effect effectOf(String path) {
        for (PreparedApi api : hosted) {
            String prefix = "hostedApis/" + api.part().path() + "/";
            if (path.startsWith(prefix)) {
                return !ANNOUNCED.contains(path.substring(prefix.length()))
                        ? Effect.AFTER_APPROVAL
                        : api.isInForce() ? Effect.AT_ONCE : Effect.WHEN_APPLIED_AGAIN;
            }
        }
        return waiting().stream().anyMatch(path::matches) ? Effect.WHEN_APPLIED_AGAIN : Effect.AT_ONCE;
    }

    private Set<String> waiting() {
        return hosted.stream()
                .map(api -> api.version().name().value())
                .filter(this::isAwaited)
                .map(api ->
                        "plans/[^/]+/apis/" + api + "|limits/PRODUCT/" + api + "/.*|limits/OPERATION/" + api + ":.*")
                .collect(Collectors.toSet());
    }
}
