package io.hefu.portal.audit;

import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.PageQuery;
import io.hefu.portal.paging.PageRequest;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit trail over HTTP. */
@Path("/portal/v1/audit")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditResource {

    private final AuditTrail audit;
    private final SignedIn signedIn;

    AuditResource(AuditTrail audit, SignedIn signedIn) {
        this.audit = audit;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listAuditEntries",
            summary = "Who changed what, newest first",
            description = "Needs the role operator-admin.")
    public Uni<Listing<AuditEntry>> list(@BeanParam PageQuery page) {
        PageRequest request = page.request();
        return signedIn.member()
                .flatMap(member -> audit.list(member, request))
                .map(found -> Listing.of(found, entry -> entry));
    }

    /** @param head hexadecimal */
    public record VerificationBody(
            boolean intact, long entries, String head, Optional<Long> brokenAt, long unchained) {}

    @GET
    @Path("/verification")
    @Operation(
            operationId = "verifyAuditTrail",
            summary = "Whether the audit trail is still what was written",
            description =
                    "Computes the hash chain anew from the first entry on. Keep the head: compared with a later one's"
                            + " past, it proves that nothing before it changed. Needs the role operator-admin.")
    public Uni<VerificationBody> verify() {
        return signedIn.member()
                .flatMap(audit::verify)
                .map(found -> new VerificationBody(
                        found.isIntact(), found.entries(), found.headHex(), found.brokenAt(), found.unchained()));
    }
}
