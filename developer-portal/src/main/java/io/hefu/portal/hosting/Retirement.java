package io.hefu.portal.hosting;

import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.refusal.HostingRefusal;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way out of force: deprecated with a date, then retired. By the partner, or by the operator, who may be quicker. */
@Singleton
public class Retirement {

    static final Duration NOTICE = Duration.ofDays(90);

    private static final Bilingual TOO_SOON =
            new Bilingual("应至少在 90 天之后", "must be at least 90 days from now: callers need the time");
    private static final Bilingual BEFORE = new Bilingual("不得早于 deprecatedAt", "must not be before deprecatedAt");
    static final Bilingual LINK =
            new Bilingual("应为 https 地址或以 / 开头的路径", "must be an https address, or a path that starts with /");

    private final HostedVersionStore versions;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Retirement(HostedVersionStore versions, AuditTrail audit, Transactions transactions, Clock clock) {
        this.versions = versions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Announces the end of a version; its answers say so from then on. May be repeated with other dates.
     *
     * @param deprecatedAt now when absent
     * @param sunsetAt from when it may be retired
     * @param successor where the next version is documented
     */
    public Uni<HostedVersion> deprecate(
            Member member,
            UUID id,
            @Nullable Instant deprecatedAt,
            @Nullable Instant sunsetAt,
            @Nullable String successor) {
        Instant now = clock.instant();
        Instant since = deprecatedAt == null ? now : deprecatedAt;
        Requirements requirements = new Requirements();
        requirements.present("sunsetAt", sunsetAt);
        requirements.check();
        requirements.hold("sunsetAt", !sunsetAt.isBefore(since), BEFORE);
        Optional<URI> link = successor == null
                ? Optional.empty()
                : requirements.read("successor", successor, Retirement::link, LINK);
        requirements.check();
        return ended(member, id, "deprecated", version -> {
            Requirements notice = new Requirements();
            boolean soonEnough = isOperators(member, version) || !sunsetAt.isBefore(now.plus(NOTICE));
            notice.hold("sunsetAt", soonEnough, TOO_SOON);
            notice.check();
            version.deprecatedAt = since;
            version.sunsetAt = sunsetAt;
            version.successor = link.map(URI::toString).orElse(null);
            Lifecycle lifecycle = version.toVersion().lifecycle();
            return Map.of(
                    "deprecatedAt", since.toString(),
                    "sunsetAt", sunsetAt.toString(),
                    "successor", lifecycle.successor().map(URI::toString).orElse(""));
        });
    }

    /** Takes the announcement back. For the operator. */
    Uni<HostedVersion> keep(Member member, UUID id) {
        member.require(Role.OPERATOR_ADMIN);
        return ended(member, id, "deprecation-withdrawn", version -> {
            if (!isOperators(member, version)) {
                throw new RefusedException(PortalRefusal.Plain.OWN_REQUEST);
            }
            version.deprecatedAt = null;
            version.sunsetAt = null;
            version.successor = null;
            return Map.of();
        });
    }

    /** Ends a version: gateways refuse its calls within a second. Not before its sunset, unless by the operator. */
    public Uni<HostedVersion> retire(Member member, UUID id) {
        Instant now = clock.instant();
        return ended(member, id, "retired", version -> {
            boolean due = version.sunsetAt != null && !version.sunsetAt.isAfter(now);
            if (!due && !isOperators(member, version)) {
                throw new RefusedException(HostingRefusal.SUNSET_AHEAD);
            }
            version.retiredAt = now;
            return Map.of("retiredAt", now.toString());
        });
    }

    private Uni<HostedVersion> ended(
            Member member, UUID id, String action, Function<HostedVersionEntity, Map<String, String>> step) {
        return transactions.writing(() -> versions.reserve(member, id).flatMap(version -> {
            if (version.retiredAt != null) {
                throw new RefusedException(HostingRefusal.RETIRED);
            }
            if (version.inForce == null) {
                throw new RefusedException(HostingRefusal.NOT_IN_FORCE);
            }
            Map<String, String> summary = step.apply(version);
            version.changeCount++;
            return audit.record(Change.by(member, "hosted-api." + action, Hosting.object(version))
                            .to(summary))
                    .replaceWith(version::toVersion);
        }));
    }

    /** Whether the operator ends it, and nobody in its name for their own organisation. */
    private static boolean isOperators(Member member, HostedVersionEntity version) {
        return member.has(Role.OPERATOR_ADMIN)
                && !version.organisationId.equals(member.organisation().id().value());
    }

    static URI link(String text) {
        URI uri = URI.create(text);
        boolean ours = text.startsWith("/") && !text.startsWith("//");
        if (text.length() > 500 || !(ours || "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null)) {
            throw new IllegalArgumentException("successor");
        }
        return uri;
    }
}
