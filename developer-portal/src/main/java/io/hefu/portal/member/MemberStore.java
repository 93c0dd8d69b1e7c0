package io.hefu.portal.member;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

@Singleton
class MemberStore implements PanacheRepositoryBase<MemberEntity, UUID> {

    private static final String WITH_ORGANISATION = "from MemberEntity m join fetch m.organisation where ";

    private final Clock clock;
    private final Supplier<UUID> ids;

    MemberStore(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** The member that the person is known to be, or null. */
    Uni<@Nullable Member> boundTo(Person person) {
        return find(WITH_ORGANISATION + "m.subject = ?1", person.subject())
                .firstResult()
                .onItem()
                .ifNotNull()
                .transform(entity -> member(entity, person));
    }

    /** Ties the person to the member that has waited for them under their name or address; null when none has. */
    Uni<@Nullable Member> bind(Person person) {
        String address = person.verifiedEmail().orElse("").toLowerCase(Locale.ROOT);
        return find(
                        WITH_ORGANISATION + "m.subject is null and (m.username = ?1 or lower(m.email) = ?2) "
                                + "order by case when m.username = ?1 then 0 else 1 end, m.id",
                        person.username(),
                        address)
                .firstResult()
                .onItem()
                .ifNotNull()
                .transform(entity -> {
                    entity.subject = person.subject();
                    return member(entity, person);
                });
    }

    /** Founds a developer organisation with the person in it. */
    Uni<Member> found(Person person) {
        OrganisationEntity organisation = new OrganisationEntity();
        organisation.id = ids.get();
        organisation.name = person.organisationName();
        organisation.kind = Organisation.Kind.DEVELOPER;
        organisation.createdAt = clock.instant();
        MemberEntity entity = new MemberEntity();
        entity.id = ids.get();
        entity.organisation = organisation;
        entity.username = person.username();
        entity.email = person.email().orElse(null);
        entity.subject = person.subject();
        entity.createdAt = clock.instant();
        return Panache.getSession()
                .flatMap(session -> session.persistAll(organisation, entity))
                .replaceWith(() -> member(entity, person));
    }

    private static Member member(MemberEntity entity, Person person) {
        return new Member(
                entity.id, person.username(), person.email(), entity.organisation.toOrganisation(), person.roles());
    }
}
