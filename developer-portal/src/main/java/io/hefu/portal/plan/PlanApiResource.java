package io.hefu.portal.plan;

import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.plan.PlanResource.PlanView;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.PortalRefusal.NotFound.Thing;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The APIs of plans over HTTP. */
@Path("/portal/v1/plans/{planCode}/apis/{api}")
@Authenticated
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
public class PlanApiResource {

    private final PlanApis apis;
    private final SignedIn signedIn;

    PlanApiResource(PlanApis apis, SignedIn signedIn) {
        this.apis = apis;
        this.signedIn = signedIn;
    }

    @PUT
    @Operation(
            operationId = "offerApi",
            summary = "Put an API into a plan",
            description = "Gateways follow within a second. Needs the role operator-admin.")
    public Uni<PlanView> offer(String planCode, String api) {
        return signedIn.member()
                .flatMap(member -> apis.offer(
                        member, read(planCode, PlanCode::new, Thing.PLAN), read(api, ApiName::new, Thing.API)))
                .map(PlanView::of);
    }

    @DELETE
    @Operation(
            operationId = "withdrawApi",
            summary = "Take an API out of a plan",
            description = "Gateways follow within a second. Needs the role operator-admin.")
    public Uni<PlanView> withdraw(String planCode, String api) {
        return signedIn.member()
                .flatMap(member -> apis.withdraw(
                        member, read(planCode, PlanCode::new, Thing.PLAN), read(api, ApiName::new, Thing.API)))
                .map(PlanView::of);
    }

    private static <T> T read(String text, Function<String, T> reader, Thing thing) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException noName) {
            throw new RefusedException(new NotFound(thing));
        }
    }
}
