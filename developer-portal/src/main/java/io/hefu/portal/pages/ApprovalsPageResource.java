package io.hefu.portal.pages;

import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.pages.AdminPages.Approvals;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.subscription.Subscription;
import io.hefu.portal.subscription.SubscriptionState;
import io.hefu.portal.subscription.Subscriptions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The queue of requested subscriptions. */
@Path("/admin/approvals")
@Authenticated
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ApprovalsPageResource {

    private final Visit visit;
    private final SignedIn signedIn;
    private final Subscriptions subscriptions;

    ApprovalsPageResource(Visit visit, SignedIn signedIn, Subscriptions subscriptions) {
        this.visit = visit;
        this.signedIn = signedIn;
        this.subscriptions = subscriptions;
    }

    @GET
    public Uni<Response> queue(
            @QueryParam("page") @DefaultValue("1") String page, @QueryParam("done") @Nullable String done) {
        return signedIn.member().flatMap(member -> show(member, 200, Pages.request(page), "", Notice.message(done)));
    }

    @POST
    @Path("/{subscription}/approve")
    public Uni<Response> approve(@PathParam("subscription") UUID id) {
        return signedIn.member()
                .flatMap(member ->
                        decide(member, subscriptions.approve(member, new SubscriptionId(id)), Notice.APPROVED));
    }

    @POST
    @Path("/{subscription}/reject")
    public Uni<Response> reject(@PathParam("subscription") UUID id, @RestForm @DefaultValue("") String reason) {
        return signedIn.member()
                .flatMap(member ->
                        decide(member, subscriptions.reject(member, new SubscriptionId(id), reason), Notice.REJECTED));
    }

    private Uni<Response> decide(Member member, Uni<Subscription> decision, Notice notice) {
        return decision.map(decided -> visit.redirect(notice.on(Room.APPROVALS.path())))
                .onFailure(RefusedException.class)
                .recoverWithUni(refused -> {
                    Form form = Form.of(Map.of()).refused((RefusedException) refused, visit.language());
                    String why = form.wrong()
                            ? ((RefusedException) refused).refusal().message()
                            : form.refusal();
                    return show(member, Form.UNPROCESSABLE, PageRequest.FIRST, why, "");
                });
    }

    private Uni<Response> show(Member member, int status, PageRequest request, String refusal, String notice) {
        return subscriptions
                .inState(member, SubscriptionState.REQUESTED, request)
                .flatMap(requests -> visit.show(
                        status,
                        Room.APPROVALS,
                        Room.APPROVALS.path(),
                        page -> new Approvals(page, requests, refusal, notice)));
    }
}
