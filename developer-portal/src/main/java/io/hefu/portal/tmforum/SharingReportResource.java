package io.hefu.portal.tmforum;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.tmforum.SharingReport;
import io.hefu.core.tmforum.SharingReports;
import io.hefu.portal.member.Member;
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
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** TMF737 Revenue Sharing Report Management v5.0.0, what of it reads reports. */
@Path("/portal/v1/tmf-api/revenueSharingReportManagement/v5/partyRevSharingReport")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "TM Forum")
public class SharingReportResource {

    private static final Set<String> ATTRIBUTES = Representations.attributes(SharingReportRepresentation.class);

    private final SharingReports reports;
    private final SignedIn signedIn;
    private final Representations representations;

    SharingReportResource(SharingReports reports, SignedIn signedIn, Representations representations) {
        this.reports = reports;
        this.signedIn = signedIn;
        this.representations = representations;
    }

    /** Which statement: {@code 2026-10_00000000-0000-7000-8000-000000000020}. */
    private record Key(YearMonth month, OrganisationId party) {

        static Optional<Key> of(String id) {
            int end = id.indexOf('_');
            try {
                return end < 0
                        ? Optional.empty()
                        : Optional.of(new Key(
                                YearMonth.parse(id.substring(0, end)), OrganisationId.of(id.substring(end + 1))));
            } catch (DateTimeException | IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }
    }

    @GET
    @Operation(
            operationId = "listPartyRevSharingReport",
            summary = "TMF737: list issued monthly statements, newest first",
            description = "A partner's finance people see their organisation's, the operator all.")
    public Uni<RestResponse<List<ObjectNode>>> list(@BeanParam SliceQuery slice, @Context UriInfo uri) {
        return signedIn.member().flatMap(member -> {
            Optional<OrganisationId> party = SharingModelResource.whose(member);
            SliceQuery.Asked asked = slice.asked();
            representations.require(ATTRIBUTES, slice.fields);
            return Transactions.elsewhere(() -> reports.list(party, Optional.empty(), asked.offset(), asked.limit()))
                    .map(found -> SliceAnswer.of(found, report -> shown(report, uri, slice.fields)));
        });
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "retrievePartyRevSharingReport", summary = "TMF737: read an issued monthly statement")
    public Uni<ObjectNode> get(String id, @QueryParam("fields") @Nullable String fields, @Context UriInfo uri) {
        return signedIn.member()
                .flatMap(member -> find(member, Key.of(id)))
                .map(found ->
                        found.orElseThrow(() -> new RefusedException(new NotFound(NotFound.Thing.SHARING_REPORT))))
                .map(report -> shown(report, uri, fields));
    }

    private Uni<Optional<SharingReport>> find(Member member, Optional<Key> key) {
        Optional<OrganisationId> visible = SharingModelResource.whose(member);
        Optional<Key> allowed =
                key.filter(wanted -> visible.isEmpty() || visible.get().equals(wanted.party()));
        if (allowed.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Key wanted = allowed.get();
        return Transactions.elsewhere(
                        () -> reports.list(Optional.of(wanted.party()), Optional.of(wanted.month()), 0, 1))
                .map(found -> found.items().stream().findFirst());
    }

    private ObjectNode shown(SharingReport report, UriInfo uri, @Nullable String fields) {
        String collection = uri.getBaseUriBuilder()
                .path(SharingReportResource.class)
                .build()
                .toString();
        return representations.of(
                SharingReportRepresentation.of(report, collection, SharingModelResource.collection(uri)),
                ATTRIBUTES,
                fields);
    }
}
