package io.hefu.portal.hosting;

import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.hosting.ImportedDefinition.Baseline;
import io.hefu.portal.member.Member;
import io.hefu.portal.refusal.HostingRefusal;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a partner edits. The first edit after a decision opens a new draft, which starts as the revision before it ended;
 * what is in force stays as it is until the draft was submitted and approved.
 */
@Singleton
public class Drafts {

    private final HostedVersionStore versions;
    private final RevisionStore revisions;
    private final DefinitionStore definitions;
    private final Baselines baselines;
    private final ImportQueue queue;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Drafts(
            HostedVersionStore versions,
            RevisionStore revisions,
            DefinitionStore definitions,
            Baselines baselines,
            ImportQueue queue,
            AuditTrail audit,
            Transactions transactions,
            Clock clock,
            Supplier<UUID> ids) {
        this.versions = versions;
        this.revisions = revisions;
        this.definitions = definitions;
        this.baselines = baselines;
        this.queue = queue;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param document OpenAPI 3.0 or 3.1, JSON or YAML, at most 10 MiB */
    public Uni<Revision> importDefinition(Member member, UUID id, byte[] document) {
        return transactions
                .reading(() -> versions.get(member, id).flatMap(entity -> {
                    requireEditable(member, entity);
                    HostedVersion version = entity.toVersion();
                    return baselines.of(version).map(known -> new Start(version, known));
                }))
                .flatMap(start -> Transactions.elsewhere(
                        () -> queue.run(() -> ImportedDefinition.read(document, start.version(), start.baseline()))))
                .flatMap(imported -> edited(member, id, "definition-imported", draft -> keep(member, draft, imported)));
    }

    public Uni<Revision> setUpstreams(Member member, UUID id, @Nullable List<UpstreamBody> bodies) {
        List<Upstream> upstreams = UpstreamBody.read(bodies);
        return edited(
                member,
                id,
                "upstreams-set",
                changing(
                        draft -> draft.upstreams = StoredJson.write(upstreams),
                        () -> Map.of("upstreams", Integer.toString(upstreams.size()))));
    }

    public Uni<Revision> setPolicy(Member member, UUID id, PolicyBody body) {
        ProxyPolicy policy = body.toPolicy();
        String stored = StoredJson.write(policy);
        return edited(
                member,
                id,
                "policy-set",
                changing(
                        draft -> draft.policy = stored,
                        () -> Map.of("signing", policy.signing().name())));
    }

    private Uni<Revision> edited(
            Member member, UUID id, String action, Function<RevisionEntity, Uni<Map<String, String>>> edit) {
        return transactions.writing(() -> versions.reserve(member, id).flatMap(version -> {
            requireEditable(member, version);
            return draft(member, version)
                    .flatMap(draft -> edit.apply(draft)
                            .flatMap(summary -> {
                                draft.editCount++;
                                return audit.record(Change.by(member, "hosted-api." + action, Hosting.object(version))
                                        .to(with(summary, draft)));
                            })
                            .replaceWith(draft::toRevision));
        }));
    }

    private static Function<RevisionEntity, Uni<Map<String, String>>> changing(
            Consumer<RevisionEntity> change, Supplier<Map<String, String>> summary) {
        return draft -> {
            change.accept(draft);
            return Uni.createFrom().item(summary.get());
        };
    }

    private static Map<String, String> with(Map<String, String> summary, RevisionEntity draft) {
        Map<String, String> all = new HashMap<>(summary);
        all.put("revision", Integer.toString(draft.number));
        return all;
    }

    /** Only its partner changes what an API is, and only while it is not retired. */
    static void requireEditable(Member member, HostedVersionEntity version) {
        if (!version.organisationId.equals(member.organisation().id().value())) {
            throw new RefusedException(HostingRefusal.PARTNERS_OWN);
        }
        if (version.retiredAt != null) {
            throw new RefusedException(HostingRefusal.RETIRED);
        }
    }

    private Uni<RevisionEntity> draft(Member member, HostedVersionEntity version) {
        return revisions.latest(version.id).flatMap(latest -> {
            RevisionState state = latest.map(entity -> entity.state).orElse(RevisionState.WITHDRAWN);
            return switch (state) {
                case DRAFT -> Uni.createFrom().item(latest.orElseThrow());
                case SUBMITTED -> throw new RefusedException(HostingRefusal.SUBMISSION_PENDING);
                default -> opened(member, version, latest);
            };
        });
    }

    private Uni<RevisionEntity> opened(Member member, HostedVersionEntity version, Optional<RevisionEntity> latest) {
        RevisionEntity draft = new RevisionEntity();
        draft.id = ids.get();
        draft.versionId = version.id;
        draft.number = latest.map(entity -> entity.number).orElse(0) + 1;
        draft.state = RevisionState.DRAFT;
        draft.definitionId = latest.map(entity -> entity.definitionId).orElse(null);
        draft.upstreams = latest.map(entity -> entity.upstreams).orElse("[]");
        draft.policy = latest.map(entity -> entity.policy).orElseGet(() -> StoredJson.write(ProxyPolicy.USUAL));
        draft.createdAt = clock.instant();
        draft.createdBy = member.username();
        return revisions.persist(draft);
    }

    private Uni<Map<String, String>> keep(Member member, RevisionEntity draft, ImportedDefinition imported) {
        return definitions.keep(member, ids.get(), draft.versionId, imported).map(definition -> {
            draft.definitionId = definition.id;
            return Map.of(
                    "sha256", imported.sha256(),
                    "operations", Integer.toString(definition.operationCount),
                    "errors", Integer.toString(definition.errorCount),
                    "breakingChanges", Integer.toString(definition.breakingCount));
        });
    }

    private record Start(HostedVersion version, Optional<Baseline> baseline) {}
}
