package io.hefu.portal.hosting;

import io.hefu.core.hosting.ProxyPolicy.Signing;
import io.hefu.core.hosting.Upstream;
import io.hefu.core.refusal.FieldProblem;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.audit.Change;
import io.hefu.portal.contract.ContractChange;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.refusal.BreakingChange;
import io.hefu.portal.refusal.HostingRefusal;
import io.hefu.portal.refusal.PortalRefusal;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The way into force: the partner submits, the operator approves or rejects. What the operator has approved before (the
 * same definition, upstreams on the same hosts) needs no approval again: other weights, limits and rules are in force at
 * once.
 */
@Singleton
public class Submissions {

    private static final int MOST_TOLD = 50;

    private final HostedVersionStore versions;
    private final RevisionStore revisions;
    private final DefinitionStore definitions;
    private final UpstreamAdmission admission;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Clock clock;

    Submissions(
            HostedVersionStore versions,
            RevisionStore revisions,
            DefinitionStore definitions,
            UpstreamAdmission admission,
            AuditTrail audit,
            Transactions transactions,
            Clock clock) {
        this.versions = versions;
        this.revisions = revisions;
        this.definitions = definitions;
        this.admission = admission;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Submits the draft.
     *
     * @param breakingReason asks for an exception where changes break callers; at most 500 characters
     */
    public Uni<Revision> submit(Member member, UUID id, @Nullable String breakingReason) {
        Optional<String> asked = reason("breakingReason", breakingReason, 0);
        return transactions
                .reading(() -> versions.get(member, id).flatMap(version -> {
                    requireOwn(member, version);
                    return latest(version, RevisionState.DRAFT, HostingRefusal.NO_DRAFT)
                            .map(Look::of);
                }))
                .call(look -> admitted(look.revision().upstreams()))
                .flatMap(look -> transactions.writing(() -> versions.reserve(member, id)
                        .flatMap(version -> latest(version, RevisionState.DRAFT, HostingRefusal.NO_DRAFT)
                                .invoke(look::requireUnchanged)
                                .invoke(draft -> requireSecret(version, draft))
                                .call(draft -> checkDefinition(version, draft, asked.isPresent()))
                                .flatMap(draft -> submitted(member, version, draft, asked)))));
    }

    /**
     * Submits what the operator wants a partner's API to be: it awaits another person, whatever was approved before. Within a
     * transaction under way, the version reserved, the upstreams admitted.
     */
    Uni<Revision> propose(
            Member member, HostedVersionEntity version, RevisionEntity draft, Optional<String> breakingReason) {
        return checkDefinition(version, draft, breakingReason.isPresent())
                .chain(() -> awaiting(member, version, draft, breakingReason));
    }

    /** Takes a submission back before it was decided on. */
    public Uni<Revision> withdraw(Member member, UUID id) {
        return transactions.writing(() -> versions.reserve(member, id).flatMap(version -> {
            requireOwn(member, version);
            return latest(version, RevisionState.SUBMITTED, HostingRefusal.NOTHING_SUBMITTED)
                    .flatMap(revision -> {
                        revision.state = RevisionState.WITHDRAWN;
                        return recorded(member, version, revision, "withdrawn");
                    });
        }));
    }

    /**
     * For the operator.
     *
     * @param number of the revision that was looked at
     * @param breakingReason why breaking changes are accepted; without it they are refused
     */
    public Uni<Revision> approve(Member member, UUID id, @Nullable Integer number, @Nullable String breakingReason) {
        Optional<String> accepted = reason("breakingReason", breakingReason, 0);
        int wanted = number(number);
        member.require(Role.OPERATOR_ADMIN);
        return transactions
                .reading(() -> versions.get(member, id).flatMap(version -> decidable(member, version, wanted)))
                .map(Look::of)
                .call(look -> admitted(look.revision().upstreams()))
                .flatMap(look -> transactions.writing(() -> versions.reserve(member, id)
                        .flatMap(version -> decidable(member, version, wanted)
                                .invoke(revision -> requireAnothers(member, revision))
                                .invoke(revision -> requireSecret(version, revision))
                                .call(revision -> checkDefinition(version, revision, accepted.isPresent()))
                                .flatMap(revision -> putInForce(member, version, revision, accepted)))));
    }

    /** For the operator. */
    public Uni<Revision> reject(Member member, UUID id, @Nullable Integer number, @Nullable String reason) {
        Optional<String> given = reason("reason", reason, 1);
        int wanted = number(number);
        member.require(Role.OPERATOR_ADMIN);
        return transactions.writing(() -> versions.reserve(member, id)
                .flatMap(version -> decidable(member, version, wanted).flatMap(revision -> {
                    decide(member, revision, RevisionState.REJECTED, given);
                    return recorded(member, version, revision, "rejected");
                })));
    }

    private Uni<Revision> submitted(
            Member member, HostedVersionEntity version, RevisionEntity draft, Optional<String> breakingReason) {
        return inForce(version).flatMap(approved -> {
            if (approved.filter(draft.toRevision()::isCoveredBy).isEmpty()) {
                return awaiting(member, version, draft, breakingReason);
            }
            sign(member, draft, breakingReason);
            return putInForce(member, version, draft, Optional.empty());
        });
    }

    private Uni<Revision> awaiting(
            Member member, HostedVersionEntity version, RevisionEntity draft, Optional<String> breakingReason) {
        sign(member, draft, breakingReason);
        draft.state = RevisionState.SUBMITTED;
        return recorded(member, version, draft, "submitted");
    }

    private void sign(Member member, RevisionEntity draft, Optional<String> breakingReason) {
        draft.submittedAt = clock.instant();
        draft.submittedBy = member.username();
        draft.breakingReason = breakingReason.orElse(null);
    }

    private Uni<Revision> putInForce(
            Member member, HostedVersionEntity version, RevisionEntity revision, Optional<String> reason) {
        decide(member, revision, RevisionState.APPROVED, reason);
        version.inForce = revision.number;
        version.changeCount++;
        return recorded(
                member,
                version,
                revision,
                member.organisation().id().value().equals(version.organisationId) ? "changed" : "approved");
    }

    private void decide(Member member, RevisionEntity revision, RevisionState state, Optional<String> reason) {
        revision.state = state;
        revision.decidedAt = clock.instant();
        revision.decidedBy = member.username();
        revision.reason = reason.orElse(null);
    }

    /** Names are looked up outside of transactions, which would wait for it. */
    Uni<Void> admitted(List<Upstream> upstreams) {
        if (upstreams.isEmpty()) {
            throw new RefusedException(HostingRefusal.NO_UPSTREAM);
        }
        return Transactions.elsewhere(() -> CompletableFuture.supplyAsync(
                        () -> admission.problems(upstreams), Infrastructure.getDefaultWorkerPool()))
                .invoke(problems -> {
                    if (!problems.isEmpty()) {
                        throw new RefusedException(new PortalRefusal.Invalid(problems));
                    }
                })
                .replaceWithVoid();
    }

    /** The partner makes its secret: what the operator proposes waits for that, and for its approval. */
    private static void requireSecret(HostedVersionEntity version, RevisionEntity revision) {
        boolean needed = revision.toRevision().policy().signing() == Signing.HMAC_SHA256;
        if (needed && version.signingSecret == null) {
            throw new RefusedException(HostingRefusal.NO_SIGNING_SECRET);
        }
    }

    private Uni<Void> checkDefinition(HostedVersionEntity version, RevisionEntity revision, boolean mayBreak) {
        if (version.retiredAt != null) {
            throw new RefusedException(HostingRefusal.RETIRED);
        }
        if (revision.definitionId == null) {
            throw new RefusedException(HostingRefusal.NO_DEFINITION);
        }
        return inForce(version)
                .flatMap(approved -> definitions.get(revision.definitionId).flatMap(definition -> {
                    if (definition.errorCount > 0) {
                        throw new RefusedException(HostingRefusal.DEFINITION_HAS_ERRORS);
                    }
                    Optional<UUID> known = approved.flatMap(Revision::definition);
                    if (known.isEmpty() || known.get().equals(definition.id)) {
                        return Uni.createFrom().voidItem();
                    }
                    if (!known.get().equals(definition.comparedWith)) {
                        throw new RefusedException(PortalRefusal.Plain.CHANGED_MEANWHILE);
                    }
                    return definition.breakingCount == 0 || mayBreak
                            ? Uni.createFrom().voidItem()
                            : definitions
                                    .changes(Optional.of(definition.id))
                                    .invoke(changes -> refuseBreaking(definition.breakingCount, changes))
                                    .replaceWithVoid();
                }));
    }

    private static void refuseBreaking(int count, String changes) {
        List<FieldProblem> told = StoredJson.list(changes, ContractChange.class).stream()
                .filter(ContractChange::breaking)
                .limit(MOST_TOLD)
                .map(change -> new FieldProblem("definition#" + change.pointer(), change.message()))
                .toList();
        throw new RefusedException(new BreakingChange(count, told));
    }

    private Uni<Optional<Revision>> inForce(HostedVersionEntity version) {
        return version.inForce == null
                ? Uni.createFrom().item(Optional.empty())
                : revisions.get(version.id, version.inForce).map(entity -> Optional.of(entity.toRevision()));
    }

    private Uni<RevisionEntity> latest(HostedVersionEntity version, RevisionState wanted, HostingRefusal otherwise) {
        return revisions.latest(version.id).map(latest -> {
            if (latest.filter(entity -> entity.state == RevisionState.SUBMITTED).isPresent()
                    && wanted == RevisionState.DRAFT) {
                throw new RefusedException(HostingRefusal.SUBMISSION_PENDING);
            }
            return latest.filter(entity -> entity.state == wanted).orElseThrow(() -> new RefusedException(otherwise));
        });
    }

    private Uni<RevisionEntity> decidable(Member member, HostedVersionEntity version, int number) {
        if (version.organisationId.equals(member.organisation().id().value())) {
            throw new RefusedException(PortalRefusal.Plain.OWN_REQUEST);
        }
        return latest(version, RevisionState.SUBMITTED, HostingRefusal.NOTHING_SUBMITTED)
                .invoke(revision -> {
                    if (revision.number != number) {
                        throw new RefusedException(PortalRefusal.Plain.CHANGED_MEANWHILE);
                    }
                });
    }

    private static void requireAnothers(Member member, RevisionEntity revision) {
        if (member.username().equals(revision.submittedBy)) {
            throw new RefusedException(HostingRefusal.OWN_SUBMISSION);
        }
    }

    private static void requireOwn(Member member, HostedVersionEntity version) {
        if (!version.organisationId.equals(member.organisation().id().value())) {
            throw new RefusedException(HostingRefusal.PARTNERS_OWN);
        }
    }

    private Uni<Revision> recorded(Member member, HostedVersionEntity version, RevisionEntity revision, String action) {
        Map<String, String> summary = new HashMap<>();
        summary.put("api", version.toVersion().path());
        summary.put("revision", Integer.toString(revision.number));
        summary.put("state", revision.state.name());
        Optional.ofNullable(revision.reason).ifPresent(reason -> summary.put("reason", reason));
        Optional.ofNullable(revision.breakingReason).ifPresent(reason -> summary.put("breakingReason", reason));
        return audit.record(Change.by(member, "hosted-api." + action, Hosting.object(version))
                        .to(summary))
                .replaceWith(revision::toRevision);
    }

    private static Optional<String> reason(String field, @Nullable String text, int least) {
        Requirements requirements = new Requirements();
        String given = requirements.text(field, text, least, 500);
        requirements.check();
        return Optional.of(given).filter(words -> !words.isEmpty());
    }

    private static int number(@Nullable Integer number) {
        Requirements requirements = new Requirements();
        Integer given = requirements.present("revision", number);
        requirements.check();
        return given;
    }

    /** A revision as it was when it was looked at. */
    private record Look(Revision revision, int editCount) {

        static Look of(RevisionEntity entity) {
            return new Look(entity.toRevision(), entity.editCount);
        }

        void requireUnchanged(RevisionEntity entity) {
            if (!entity.id.equals(revision.id()) || entity.editCount != editCount) {
                throw new RefusedException(PortalRefusal.Plain.CHANGED_MEANWHILE);
            }
        }
    }
}
