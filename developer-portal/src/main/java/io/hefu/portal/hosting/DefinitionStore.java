package io.hefu.portal.hosting;

import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.Member;
import io.hefu.portal.refusal.HostingRefusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class DefinitionStore implements PanacheRepositoryBase<DefinitionEntity, UUID> {

    private final Clock clock;

    DefinitionStore(Clock clock) {
        this.clock = clock;
    }

    Uni<DefinitionEntity> keep(Member member, UUID id, UUID version, ImportedDefinition imported) {
        DefinitionEntity definition = new DefinitionEntity();
        definition.id = id;
        definition.versionId = version;
        definition.sha256 = imported.sha256();
        definition.operationCount = imported.operationCount();
        definition.errorCount = imported.errorCount();
        definition.warningCount = imported.warningCount();
        definition.breakingCount = imported.breakingCount();
        definition.comparedWith = imported.comparedWith().orElse(null);
        definition.importedAt = clock.instant();
        definition.importedBy = member.username();
        DocumentEntity document = new DocumentEntity();
        document.definitionId = id;
        document.content = imported.content();
        document.findings = StoredJson.write(imported.findings());
        document.changes = StoredJson.write(imported.changes());
        return persist(definition)
                .chain(() -> Panache.getSession())
                .chain(session -> session.persist(document))
                .replaceWith(definition);
    }

    Uni<List<DefinitionSummary>> summaries(Collection<UUID> ids) {
        return list("id in ?1", ids)
                .map(entities ->
                        entities.stream().map(DefinitionEntity::toSummary).toList());
    }

    Uni<DefinitionEntity> get(UUID id) {
        return findById(id);
    }

    Uni<String> content(Optional<UUID> id) {
        return part("content", id);
    }

    /** As JSON. */
    Uni<String> findings(Optional<UUID> id) {
        return part("findings", id);
    }

    /** As JSON. */
    Uni<String> changes(Optional<UUID> id) {
        return part("changes", id);
    }

    /** One of them alone: together they may have many megabytes. */
    private static Uni<String> part(String column, Optional<UUID> id) {
        UUID given = id.orElseThrow(() -> new RefusedException(HostingRefusal.NO_DEFINITION));
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select d." + column + " from HostedDocumentEntity d where d.definitionId = :id",
                                String.class)
                        .setParameter("id", given)
                        .getSingleResult());
    }
}
