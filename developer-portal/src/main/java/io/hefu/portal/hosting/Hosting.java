package io.hefu.portal.hosting;

import io.hefu.core.identity.ApiName;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.catalogue.PublishedApis;
import io.hefu.portal.contract.ContractChange;
import io.hefu.portal.contract.Finding;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Organisation;
import io.hefu.portal.paging.Page;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.refusal.HostingRefusal;
import io.hefu.portal.refusal.NameTaken;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The versions of the APIs that partners host: registered here, and looked at. */
@Singleton
public class Hosting {

    static final Bilingual NAME = new Bilingual("应为小写短横线形式，至多 80 个字符", "must be kebab-case, at most 80 characters");
    static final Bilingual VERSION = new Bilingual("应为 v1、v2 或 v0.3 这样的版本", "must be such as v1, v2 or v0.3");

    private final HostedVersionStore versions;
    private final RevisionStore revisions;
    private final DefinitionStore definitions;
    private final PublishedApis published;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Hosting(
            HostedVersionStore versions,
            RevisionStore revisions,
            DefinitionStore definitions,
            PublishedApis published,
            AuditTrail audit,
            Transactions transactions,
            Clock clock,
            Supplier<UUID> ids) {
        this.versions = versions;
        this.revisions = revisions;
        this.definitions = definitions;
        this.published = published;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Registers a version. The name of an API is its first partner's, for all versions. */
    public Uni<HostedVersion> create(Member member, @Nullable String name, @Nullable String pathVersion) {
        if (member.organisation().kind() != Organisation.Kind.PARTNER) {
            throw new RefusedException(HostingRefusal.PARTNER_NEEDED);
        }
        Requirements requirements = new Requirements();
        Optional<ApiName> api = requirements.read("name", name, ApiName::new, NAME);
        Optional<String> version = requirements.read("pathVersion", pathVersion, Hosting::pathVersion, VERSION);
        requirements.check();
        HostedVersionEntity entity = new HostedVersionEntity();
        entity.id = ids.get();
        entity.name = api.orElseThrow().value();
        entity.pathVersion = version.orElseThrow();
        entity.organisationId = member.organisation().id().value();
        entity.createdAt = clock.instant();
        return transactions.writing(() -> register(member, entity).map(HostedVersionEntity::toVersion));
    }

    /** Within a transaction under way. */
    Uni<HostedVersionEntity> register(Member member, HostedVersionEntity entity) {
        return transactions
                .lock("portal.hosted_api/" + entity.name)
                .chain(() -> versions.named(new ApiName(entity.name)))
                .invoke(known -> requireFree(entity, known))
                .chain(() -> versions.add(entity))
                .chain(() -> audit.record(Change.by(member, "hosted-api.created", object(entity))
                        .to(Map.of("api", entity.toVersion().path()))))
                .replaceWith(entity);
    }

    /** Newest first. */
    public Uni<Page<HostedDetail>> list(Member member, boolean awaitingDecision, PageRequest page) {
        return transactions.reading(
                () -> versions.visible(member, awaitingDecision, page).flatMap(this::detailed));
    }

    public Uni<HostedDetail> get(Member member, UUID id) {
        return transactions.reading(() -> versions.get(member, id)
                .flatMap(entity -> detailed(new Page<>(List.of(entity.toVersion()), PageRequest.FIRST, 1)))
                .map(page -> page.items().get(0)));
    }

    /** Newest first. */
    public Uni<Page<Revision>> history(Member member, UUID id, PageRequest page) {
        return transactions.reading(() -> versions.get(member, id).flatMap(version -> revisions.of(version.id, page)));
    }

    /** The definition of a revision, normalised: OpenAPI 3.0, JSON. */
    public Uni<String> definition(Member member, UUID id, int revision) {
        return part(member, id, revision, definitions::content);
    }

    /** The gravest first. */
    public Uni<List<Finding>> findings(Member member, UUID id, int revision) {
        return part(member, id, revision, definitions::findings).map(text -> StoredJson.list(text, Finding.class));
    }

    /** Against the definition that it was compared with when it was imported; breaking ones first. */
    public Uni<List<ContractChange>> changes(Member member, UUID id, int revision) {
        return part(member, id, revision, definitions::changes)
                .map(text -> StoredJson.list(text, ContractChange.class));
    }

    static String object(HostedVersionEntity entity) {
        return "hosted-api/" + entity.id;
    }

    private Uni<String> part(Member member, UUID id, int revision, Function<Optional<UUID>, Uni<String>> wanted) {
        return transactions.reading(() -> versions.get(member, id)
                .flatMap(version -> revisions.get(version.id, revision))
                .flatMap(entity -> wanted.apply(Optional.ofNullable(entity.definitionId))));
    }

    private Uni<Page<HostedDetail>> detailed(Page<HostedVersion> page) {
        List<UUID> versionIds = page.items().stream().map(HostedVersion::id).toList();
        return revisions.latestOf(versionIds).flatMap(entities -> {
            Map<UUID, Revision> latest =
                    entities.stream().collect(Collectors.toMap(entity -> entity.versionId, RevisionEntity::toRevision));
            List<UUID> wanted = latest.values().stream()
                    .flatMap(revision -> revision.definition().stream())
                    .toList();
            return definitions.summaries(wanted).map(found -> {
                Map<UUID, DefinitionSummary> summaries =
                        found.stream().collect(Collectors.toMap(DefinitionSummary::id, Function.identity()));
                return page.map(version -> {
                    Optional<Revision> revision = Optional.ofNullable(latest.get(version.id()));
                    return new HostedDetail(
                            version,
                            revision,
                            revision.flatMap(Revision::definition).map(summaries::get));
                });
            });
        });
    }

    private void requireFree(HostedVersionEntity wanted, List<HostedVersionEntity> known) {
        boolean ours =
                published.own().stream().anyMatch(api -> api.name().value().equals(wanted.name));
        boolean others = known.stream().anyMatch(version -> !version.organisationId.equals(wanted.organisationId));
        if (ours || others) {
            throw new RefusedException(new NameTaken(wanted.name));
        }
        if (known.stream().anyMatch(version -> version.pathVersion.equals(wanted.pathVersion))) {
            throw new RefusedException(new NameTaken(wanted.name + "/" + wanted.pathVersion));
        }
    }

    static String pathVersion(String text) {
        if (!text.matches("v(0|[1-9][0-9]{0,3})(\\.(0|[1-9][0-9]{0,3}))?")) {
            throw new IllegalArgumentException("pathVersion");
        }
        return text;
    }
}
