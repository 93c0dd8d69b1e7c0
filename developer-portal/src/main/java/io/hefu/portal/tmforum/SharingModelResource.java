package io.hefu.portal.tmforum;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.tmforum.SharingModel;
import io.hefu.core.tmforum.SharingModels;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.transaction.Transactions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** TMF738 Revenue Sharing Model Management v5.0.0, what of it reads models. */
@Path("/portal/v1/tmf-api/revenueSharingModelManagement/v5/partyRevSharingModel")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "TM Forum")
public class SharingModelResource {

    private static final Set<String> ATTRIBUTES = Representations.attributes(SharingModelRepresentation.class);
    private static final Pattern ID = Pattern.compile("([a-z][a-z0-9-]{0,79}):([1-9][0-9]{0,8})");

    private final SharingModels models;
    private final SignedIn signedIn;
    private final Representations representations;

    SharingModelResource(SharingModels models, SignedIn signedIn, Representations representations) {
        this.models = models;
        this.signedIn = signedIn;
        this.representations = representations;
    }

    @GET
    @Operation(
            operationId = "listPartyRevSharingModel",
            summary = "TMF738: list the versions of agreements",
            description = "A partner's finance people see those their organisation shares in, the operator all.")
    public Uni<RestResponse<List<ObjectNode>>> list(@BeanParam SliceQuery slice, @Context UriInfo uri) {
        return signedIn.member().flatMap(member -> {
            Optional<OrganisationId> party = whose(member);
            SliceQuery.Asked asked = slice.asked();
            representations.require(ATTRIBUTES, slice.fields);
            return Transactions.elsewhere(() -> models.list(party, asked.offset(), asked.limit()))
                    .map(found -> SliceAnswer.of(found, model -> shown(model, collection(uri), slice.fields)));
        });
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "retrievePartyRevSharingModel", summary = "TMF738: read a version of an agreement")
    public Uni<ObjectNode> get(String id, @QueryParam("fields") @Nullable String fields, @Context UriInfo uri) {
        return signedIn.member()
                .flatMap(member -> {
                    Optional<OrganisationId> party = whose(member);
                    Matcher form = ID.matcher(id);
                    return form.matches()
                            ? Transactions.elsewhere(
                                    () -> models.find(party, form.group(1), Integer.parseInt(form.group(2))))
                            : Uni.createFrom().item(Optional.<SharingModel>empty());
                })
                .map(found -> found.orElseThrow(() -> new RefusedException(new NotFound(NotFound.Thing.SHARING_MODEL))))
                .map(model -> shown(model, collection(uri), fields));
    }

    private ObjectNode shown(SharingModel model, String collection, @Nullable String fields) {
        return representations.of(SharingModelRepresentation.of(model, collection), ATTRIBUTES, fields);
    }

    /** All, for the operator; for others what their organisation has part in. */
    static Optional<OrganisationId> whose(Member member) {
        if (member.has(Role.OPERATOR_ADMIN)) {
            return Optional.empty();
        }
        member.require(Role.PARTNER_FINANCE);
        return Optional.of(member.organisation().id());
    }

    static String collection(UriInfo uri) {
        return uri.getBaseUriBuilder().path(SharingModelResource.class).build().toString();
    }
}
