package io.hefu.portal.hosting;

import io.hefu.portal.hosting.ImportedDefinition.Baseline;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** What callers know of an API: the definition in force, else the newest one in force of another version. */
@Singleton
class Baselines {

    private final HostedVersionStore versions;
    private final RevisionStore revisions;
    private final DefinitionStore definitions;

    Baselines(HostedVersionStore versions, RevisionStore revisions, DefinitionStore definitions) {
        this.versions = versions;
        this.revisions = revisions;
        this.definitions = definitions;
    }

    Uni<Optional<Baseline>> of(HostedVersion version) {
        if (version.inForce().isPresent()) {
            return definitionInForce(version.id(), version.inForce().get());
        }
        return versions.named(version.name())
                .flatMap(siblings -> siblings.stream()
                        .filter(sibling -> sibling.inForce != null)
                        .findFirst()
                        .map(sibling -> definitionInForce(sibling.id, sibling.inForce))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Baseline>> definitionInForce(UUID version, int revision) {
        return revisions.get(version, revision).flatMap(entity -> {
            UUID definition = entity.definitionId;
            return definitions
                    .content(Optional.ofNullable(definition))
                    .map(content -> Optional.of(new Baseline(definition, content)));
        });
    }
}
