package io.hefu.portal.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The signed-in person. */
@Path("/portal/v1/me")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Members")
public class MeResource {

    private final SignedIn signedIn;

    MeResource(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "getMe",
            summary = "Who am I?",
            description = "A person's first call founds a developer organisation for them, unless they belong to one.")
    public Uni<MeView> me() {
        return signedIn.member().map(MeView::of);
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record MeView(String username, Optional<String> email, OrganisationView organisation, List<String> roles) {

        static MeView of(Member member) {
            return new MeView(
                    member.username(),
                    member.email(),
                    OrganisationView.of(member.organisation()),
                    member.roles().stream().map(Role::realmRole).sorted().toList());
        }
    }

    public record OrganisationView(UUID organisationId, String name, Organisation.Kind kind) {

        static OrganisationView of(Organisation organisation) {
            return new OrganisationView(organisation.id().value(), organisation.name(), organisation.kind());
        }
    }
}
