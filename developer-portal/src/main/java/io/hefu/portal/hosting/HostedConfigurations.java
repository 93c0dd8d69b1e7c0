package io.hefu.portal.hosting;

import io.hefu.core.hosting.BodyLimits;
import io.hefu.core.hosting.Lifecycle;
import io.hefu.core.identity.ApiName;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.hosting.PreparedApi.Step;
import io.hefu.portal.member.Organisation;
import io.hefu.portal.member.Organisations;
import io.hefu.portal.refusal.HostingRefusal;
import io.hefu.portal.refusal.PortalRefusal.Invalid;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Hosted APIs as the operator's configuration has them: read, and compared with what is wanted. */
@Singleton
public class HostedConfigurations {

    private static final Bilingual NO_PARTNER = new Bilingual(
            "不是本平台上任何合作伙伴组织的名称，请先让该合作伙伴加入",
            "is the name of no partner on this platform: have the partner join it first");
    private static final Bilingual SEVERAL_PARTNERS = new Bilingual(
            "是多个合作伙伴组织的名称，请先由合作伙伴登记该版本", "is the name of several partners: have the right one register the version");
    private static final Bilingual OTHERS =
            new Bilingual("与本平台上托管该 API 的组织不同", "is not who hosts this API on this platform");
    private static final Bilingual NO_TEXT =
            new Bilingual("所指的定义未提交，请先提交该文件", "refers to a definition that is not here: hand in its file first");

    private final StandingApis standing;
    private final DefinitionFingerprints fingerprints;
    private final HandedDefinitionStore handed;
    private final Baselines baselines;
    private final Organisations organisations;
    private final Submissions submissions;
    private final ImportQueue queue;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    HostedConfigurations(
            StandingApis standing,
            DefinitionFingerprints fingerprints,
            HandedDefinitionStore handed,
            Baselines baselines,
            Organisations organisations,
            Submissions submissions,
            ImportQueue queue,
            Transactions transactions,
            Clock clock,
            Supplier<UUID> ids) {
        this.standing = standing;
        this.fingerprints = fingerprints;
        this.handed = handed;
        this.baselines = baselines;
        this.organisations = organisations;
        this.submissions = submissions;
        this.queue = queue;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** What {@link #current} needs to know beforehand. Outside of transactions. */
    public Uni<Void> look() {
        return transactions.reading(standing::all).flatMap(all -> fingerprints.learn(StandingApis.definitions(all)));
    }

    /** Those in force, and those submitted of which nothing is in force yet; in the order of their paths. */
    public Uni<List<HostedApiPart>> current() {
        return transactions
                .reading(standing::all)
                .map(all -> all.stream()
                        .flatMap(api -> api.configured().stream()
                                .map(revision -> HostedApiPart.of(
                                        api.version(), api.partner(), revision, fingerprints.of(revision))))
                        .toList());
    }

    /**
     * Reads the definition if it is not known, looks names of hosts up, and so tells what there is to do. Outside of
     * transactions, after {@link #look}.
     *
     * @param part complete
     */
    public Uni<PreparedApi> prepare(HostedApiPart part) {
        return transactions.reading(standing::all).flatMap(all -> {
            Optional<StandingApi> mine = all.stream()
                    .filter(api -> api.version().path().equals(part.path()))
                    .findFirst();
            boolean nameInForce = all.stream()
                    .map(StandingApi::version)
                    .anyMatch(version -> version.name().equals(part.name())
                            && version.inForce().isPresent()
                            && version.retiredAt().isEmpty());
            return version(part, mine).flatMap(version -> prepare(part, new Target(version, mine, nameInForce)));
        });
    }

    private Uni<HostedVersion> version(HostedApiPart part, Optional<StandingApi> standing) {
        if (standing.isPresent()) {
            StandingApi api = standing.get();
            if (!api.partner().equals(part.partner())) {
                throw new RefusedException(Invalid.field("partner", OTHERS));
            }
            if (api.version().retiredAt().isPresent()) {
                throw new RefusedException(HostingRefusal.RETIRED);
            }
            return Uni.createFrom().item(api.version());
        }
        return organisations.partnersCalled(String.valueOf(part.partner())).map(found -> registered(part, found));
    }

    private HostedVersion registered(HostedApiPart part, List<Organisation> partners) {
        if (partners.size() != 1) {
            throw new RefusedException(Invalid.field("partner", partners.isEmpty() ? NO_PARTNER : SEVERAL_PARTNERS));
        }
        return new HostedVersion(
                ids.get(),
                new ApiName(String.valueOf(part.api())),
                String.valueOf(part.pathVersion()),
                partners.get(0).id(),
                clock.instant(),
                Optional.empty(),
                Lifecycle.CURRENT,
                Optional.empty());
    }

    private Uni<PreparedApi> prepare(HostedApiPart part, Target target) {
        HostedContent wanted = part.content();
        List<UUID> here = StandingApis.definitions(target.standing().stream().toList());
        Optional<UUID> known = fingerprints.find(wanted.definition(), here);
        if (known.isPresent()) {
            return prepared(part, target, known.get(), Optional.empty());
        }
        return imported(wanted.definition(), target.version()).flatMap(read -> {
            HostedApiPart named = part.with(wanted.with(read.fingerprint()));
            Optional<UUID> same = fingerprints.find(read.fingerprint(), here);
            return same.isPresent()
                    ? prepared(named, target, same.get(), Optional.empty())
                    : prepared(named, target, ids.get(), Optional.of(read.definition()));
        });
    }

    private Uni<PreparedApi> prepared(
            HostedApiPart part, Target target, UUID definition, Optional<ImportedDefinition> imported) {
        HostedContent wanted = part.content();
        Step step = isContentOf(target.standing().flatMap(StandingApi::inForce), wanted)
                ? Step.NONE
                : isContentOf(target.standing().flatMap(StandingApi::submitted), wanted) ? Step.AWAIT : Step.SUBMIT;
        PreparedApi prepared = new PreparedApi(
                part, target.version(), target.standing(), step, definition, imported, target.nameInForce());
        return step == Step.SUBMIT
                ? submissions.admitted(wanted.upstreams()).replaceWith(prepared)
                : Uni.createFrom().item(prepared);
    }

    private boolean isContentOf(Optional<Revision> revision, HostedContent wanted) {
        return revision.filter(found -> fingerprints.contentOf(found).equals(wanted))
                .isPresent();
    }

    private Uni<Read> imported(String sha256, HostedVersion version) {
        return transactions
                .reading(() -> handed.document(sha256)
                        .flatMap(document -> baselines.of(version).map(baseline -> new Handed(document, baseline))))
                .flatMap(found -> {
                    byte[] document = found.document()
                            .orElseThrow(() -> new RefusedException(Invalid.field("definition", NO_TEXT)));
                    return Transactions.elsewhere(() -> queue.run(() -> {
                        ImportedDefinition definition = ImportedDefinition.read(
                                document, BodyLimits.EXPORTED_DEFINITION_BYTES, version, found.baseline());
                        return new Read(definition, DefinitionText.fingerprint(definition.content()));
                    }));
                });
    }

    /** @param standing empty for a version that is not registered yet */
    private record Target(HostedVersion version, Optional<StandingApi> standing, boolean nameInForce) {}

    private record Handed(Optional<byte[]> document, Optional<ImportedDefinition.Baseline> baseline) {}

    private record Read(ImportedDefinition definition, String fingerprint) {}
}
