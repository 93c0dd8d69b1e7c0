package io.hefu.portal.pages;

import io.hefu.portal.audit.AuditTrail;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.pages.AdminPages.Audit;
import io.hefu.portal.pages.AdminPages.Overview;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.plan.Plans;
import io.hefu.portal.subscription.SubscriptionState;
import io.hefu.portal.subscription.Subscriptions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** What waits for the operator, and what has changed. */
@Path("/admin")
@Authenticated
public class AdminPageResource {

    private static final PageRequest LATEST = new PageRequest(1, 8);
    private static final PageRequest COUNT_ONLY = new PageRequest(1, 1);

    private final Visit visit;
    private final SignedIn signedIn;
    private final Subscriptions subscriptions;
    private final Plans plans;
    private final AuditTrail trail;

    AdminPageResource(Visit visit, SignedIn signedIn, Subscriptions subscriptions, Plans plans, AuditTrail trail) {
        this.visit = visit;
        this.signedIn = signedIn;
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.trail = trail;
    }

    @GET
    public Uni<Response> overview() {
        return signedIn.member().flatMap(this::overviewFor);
    }

    @GET
    @Path("/audit")
    public Uni<Response> audit(@QueryParam("page") @DefaultValue("1") String page) {
        return signedIn.member()
                .flatMap(member -> trail.list(member, Pages.request(page)))
                .flatMap(entries -> visit.show(Room.AUDIT, frame -> new Audit(frame, entries)));
    }

    private Uni<Response> overviewFor(Member member) {
        member.require(Role.OPERATOR_ADMIN);
        return subscriptions
                .inState(member, SubscriptionState.REQUESTED, COUNT_ONLY)
                .flatMap(requests -> plans.list(member)
                        .flatMap(known -> trail.list(member, LATEST)
                                .flatMap(latest -> visit.show(
                                        Room.ADMIN,
                                        frame -> new Overview(frame, requests.totalCount(), known, latest.items())))));
    }
}
