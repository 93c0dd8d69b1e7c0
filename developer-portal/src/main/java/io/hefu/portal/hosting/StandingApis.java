package io.hefu.portal.hosting;

import io.hefu.portal.member.Organisation;
import io.hefu.portal.member.Organisations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at all registered versions at once, retired ones included. Within a session. */
@Singleton
class StandingApis {

    private final HostedVersionStore versions;
    private final RevisionStore revisions;
    private final Organisations organisations;

    StandingApis(HostedVersionStore versions, RevisionStore revisions, Organisations organisations) {
        this.versions = versions;
        this.revisions = revisions;
        this.organisations = organisations;
    }

    /** In the order of their paths. */
    Uni<List<StandingApi>> all() {
        return versions.everyone()
                .flatMap(entities -> revisions.current().flatMap(current -> {
                    List<HostedVersion> found = entities.stream()
                            .map(HostedVersionEntity::toVersion)
                            .toList();
                    var partners = found.stream()
                            .map(HostedVersion::partner)
                            .distinct()
                            .toList();
                    return organisations.named(partners).map(known -> {
                        var names = known.stream().collect(Collectors.toMap(Organisation::id, Organisation::name));
                        var byVersion = current.stream().collect(Collectors.groupingBy(revision -> revision.versionId));
                        return found.stream()
                                .map(version -> standing(
                                        version,
                                        names.getOrDefault(version.partner(), ""),
                                        byVersion.getOrDefault(version.id(), List.of())))
                                .toList();
                    });
                }));
    }

    private static StandingApi standing(HostedVersion version, String partner, List<RevisionEntity> revisions) {
        int newest =
                revisions.stream().mapToInt(revision -> revision.number).max().orElse(0);
        return new StandingApi(
                version,
                partner,
                first(revisions, revision -> version.inForce().equals(Optional.of(revision.number))),
                first(revisions, revision -> revision.number == newest),
                revisions.stream()
                        .filter(revision -> revision.number == newest)
                        .mapToInt(revision -> revision.editCount)
                        .sum());
    }

    private static Optional<Revision> first(List<RevisionEntity> revisions, Predicate<RevisionEntity> wanted) {
        return revisions.stream().filter(wanted).findFirst().map(RevisionEntity::toRevision);
    }

    /** The definitions that the configuration refers to, and those of submissions. */
    static List<UUID> definitions(List<StandingApi> apis) {
        return apis.stream()
                .flatMap(api -> Stream.concat(api.configured().stream(), api.submitted().stream()))
                .flatMap(revision -> revision.definition().stream())
                .distinct()
                .toList();
    }
}
