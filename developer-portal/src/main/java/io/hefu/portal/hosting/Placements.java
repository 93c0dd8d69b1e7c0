package io.hefu.portal.hosting;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.Member;
import io.hefu.portal.refusal.HostingRefusal;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Does what was prepared, within a transaction under way. What an approval is about is submitted, in the name of the person
 * who applies the configuration, so that another one decides on it; nothing of it reaches a gateway before.
 */
@Singleton
public class Placements {

    private final HostedVersionStore versions;
    private final RevisionStore revisions;
    private final DefinitionStore definitions;
    private final Hosting hosting;
    private final Submissions submissions;
    private final Retirement retirement;
    private final Transactions transactions;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Placements(
            HostedVersionStore versions,
            RevisionStore revisions,
            DefinitionStore definitions,
            Hosting hosting,
            Submissions submissions,
            Retirement retirement,
            Transactions transactions,
            Clock clock,
            Supplier<UUID> ids) {
        this.versions = versions;
        this.revisions = revisions;
        this.definitions = definitions;
        this.hosting = hosting;
        this.submissions = submissions;
        this.retirement = retirement;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /** Registers the version where it is not known, and submits what is wanted of it. */
    public Uni<Revision> submit(Member member, PreparedApi api) {
        return reserved(member, api)
                .call(transactions::flush)
                .flatMap(version -> revisions.latest(version.id).flatMap(latest -> {
                    requireFree(api, version, latest);
                    return definition(member, api)
                            .call(transactions::flush)
                            .chain(() -> revisions.persist(revision(member, api, latest)))
                            .flatMap(revision -> submissions.propose(
                                    member, version, revision, api.part().breakingReason()));
                }));
    }

    /** Announces the end of a version, announces another, or takes the announcement back. */
    public Uni<HostedVersion> announce(Member member, PreparedApi api) {
        HostedApiPart part = api.part();
        UUID id = api.version().id();
        return part.sunsetAt().isEmpty()
                ? retirement.keep(member, id)
                : retirement.deprecate(
                        member,
                        id,
                        part.deprecatedAt().orElse(null),
                        part.sunsetAt().orElse(null),
                        part.successor().orElse(null));
    }

    private Uni<HostedVersionEntity> reserved(Member member, PreparedApi api) {
        if (api.standing().isPresent()) {
            return versions.reserve(member, api.version().id());
        }
        HostedVersionEntity entity = new HostedVersionEntity();
        entity.id = api.version().id();
        entity.name = api.version().name().value();
        entity.pathVersion = api.version().pathVersion();
        entity.organisationId = api.version().partner().value();
        entity.createdAt = api.version().createdAt();
        return hosting.register(member, entity);
    }

    /** What the partner works on is not overwritten. */
    private static void requireFree(PreparedApi api, HostedVersionEntity version, Optional<RevisionEntity> latest) {
        if (api.standing().isPresent() && !api.standing().get().isUnchanged(version, latest)) {
            throw new RefusedException(PortalRefusal.Plain.CHANGED_MEANWHILE);
        }
        if (latest.filter(revision -> revision.state == RevisionState.SUBMITTED).isPresent()) {
            throw new RefusedException(HostingRefusal.SUBMISSION_PENDING);
        }
        if (latest.filter(revision -> revision.state == RevisionState.DRAFT).isPresent()) {
            throw new RefusedException(HostingRefusal.DRAFT_OPEN);
        }
    }

    private Uni<Void> definition(Member member, PreparedApi api) {
        return api.imported()
                .map(imported -> definitions
                        .keep(member, api.definition(), api.version().id(), imported)
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private RevisionEntity revision(Member member, PreparedApi api, Optional<RevisionEntity> latest) {
        HostedContent content = api.part().content();
        RevisionEntity revision = new RevisionEntity();
        revision.id = ids.get();
        revision.versionId = api.version().id();
        revision.number = latest.map(entity -> entity.number).orElse(0) + 1;
        revision.state = RevisionState.DRAFT;
        revision.definitionId = api.definition();
        revision.upstreams = StoredJson.write(content.upstreams());
        revision.policy = StoredJson.write(content.policy());
        revision.createdAt = clock.instant();
        revision.createdBy = member.username();
        return revision;
    }
}
