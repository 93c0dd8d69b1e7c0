package io.hefu.portal.hosting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.identity.ApiName;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.Requirements;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One version of a hosted API as the operator's configuration has it, by names that mean the same on every platform.
 *
 * @param partner the name of the organisation that hosts it
 * @param definition the SHA-256 of the definition's exported text, hexadecimal; the text is beside the document
 * @param upstreams in the order of their names
 * @param policy what is left out is as usual
 * @param breakingReason asks for an exception where the definition breaks callers
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@JsonPropertyOrder({
    "api",
    "pathVersion",
    "partner",
    "definition",
    "upstreams",
    "policy",
    "breakingReason",
    "deprecatedAt",
    "sunsetAt",
    "successor"
})
public record HostedApiPart(
        @Nullable String api,
        @Nullable String pathVersion,
        @Nullable String partner,
        @Nullable String definition,
        @Nullable List<UpstreamBody> upstreams,
        @Nullable PolicyBody policy,
        @Schema(maxLength = 500) Optional<String> breakingReason,
        Optional<Instant> deprecatedAt,
        Optional<Instant> sunsetAt,
        @Schema(maxLength = 500) Optional<String> successor) {

    private static final Bilingual SHA256 = new Bilingual(
            "应为定义文件的 SHA-256（64 个小写十六进制字符）",
            "must be the SHA-256 of the definition's file, 64 lower-case hexadecimal characters");
    private static final Bilingual TOGETHER = new Bilingual(
            "：deprecatedAt 与 sunsetAt 须同时提供，前者不晚于后者；successor 须与二者一起提供",
            "must go with the others: deprecatedAt and, not before it, sunsetAt; successor only with both");

    static HostedApiPart of(HostedVersion version, String partner, Revision revision, String definition) {
        Lifecycle lifecycle = version.lifecycle();
        return new HostedApiPart(
                version.name().value(),
                version.pathVersion(),
                partner,
                definition,
                new HostedContent(definition, revision.upstreams(), revision.policy()).upstreamBodies(),
                PolicyBody.of(revision.policy()),
                revision.submission().flatMap(Revision.Submission::breakingReason),
                lifecycle.deprecatedAt(),
                lifecycle.sunsetAt(),
                lifecycle.successor().map(URI::toString));
    }

    /** {@code mall-offers/v1}: what refusals and changes call it. */
    public String path() {
        return api + "/" + pathVersion;
    }

    public ApiName name() {
        return new ApiName(String.valueOf(api));
    }

    /**
     * The same, everything that was left out written down.
     *
     * @throws RefusedException naming all that is not as it must be
     */
    public HostedApiPart complete() {
        Requirements requirements = new Requirements();
        requirements.read("api", api, ApiName::new, Hosting.NAME);
        requirements.read("pathVersion", pathVersion, Hosting::pathVersion, Hosting.VERSION);
        requirements.text("partner", partner, 1, 200);
        requirements.hold("definition", definition != null && definition.matches("[0-9a-f]{64}"), SHA256);
        requirements.text("breakingReason", breakingReason.orElse(null), 0, 500);
        requirements.hold("sunsetAt", deprecatedAt.isPresent() == sunsetAt.isPresent(), TOGETHER);
        requirements.hold("successor", successor.isEmpty() || sunsetAt.isPresent(), TOGETHER);
        successor.ifPresent(link -> requirements.read("successor", link, Retirement::link, Retirement.LINK));
        requirements.check();
        requirements.hold(
                "sunsetAt", deprecatedAt.isEmpty() || !deprecatedAt.get().isAfter(sunsetAt.get()), TOGETHER);
        requirements.check();
        return with(content());
    }

    HostedContent content() {
        if (policy == null || definition == null) {
            throw new RefusedException(PortalRefusal.Invalid.field("policy", new Bilingual("必须提供", "must be given")));
        }
        return new HostedContent(definition, UpstreamBody.read(upstreams), policy.toPolicy());
    }

    HostedApiPart with(HostedContent content) {
        return new HostedApiPart(
                api,
                pathVersion,
                partner,
                content.definition(),
                content.upstreamBodies(),
                PolicyBody.of(content.policy()),
                breakingReason.filter(reason -> !reason.isBlank()),
                deprecatedAt.map(HostedApiPart::stored),
                sunsetAt.map(HostedApiPart::stored),
                successor);
    }

    Lifecycle lifecycle() {
        return new Lifecycle(deprecatedAt, sunsetAt, successor.map(URI::create));
    }

    /** As precise as the database. */
    private static Instant stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
