package io.hefu.portal.member;

import io.hefu.core.identity.OrganisationId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@Singleton
class OrganisationStore implements PanacheRepositoryBase<OrganisationEntity, UUID> {

    Uni<List<Organisation>> named(Collection<OrganisationId> ids) {
        return list("id in ?1", ids.stream().map(OrganisationId::value).toList())
                .map(entities -> entities.stream()
                        .map(OrganisationEntity::toOrganisation)
                        .toList());
    }

    Uni<List<Organisation>> partnersCalled(String name) {
        return list("name = ?1 and kind = ?2", name, Organisation.Kind.PARTNER)
                .map(entities -> entities.stream()
                        .map(OrganisationEntity::toOrganisation)
                        .toList());
    }
}
