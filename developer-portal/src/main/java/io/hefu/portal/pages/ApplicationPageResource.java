package io.hefu.portal.pages;

import io.hefu.core.call.Environment;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.CredentialId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.identity.SubscriptionId;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.application.Application;
import io.hefu.portal.application.Applications;
import io.hefu.portal.credential.ApiKeys;
import io.hefu.portal.credential.ClientSettings;
import io.hefu.portal.credential.KeyRevocations;
import io.hefu.portal.credential.KeyRotations;
import io.hefu.portal.credential.KeyTerms;
import io.hefu.portal.credential.OAuthClient;
import io.hefu.portal.credential.OAuthClients;
import io.hefu.portal.credential.Overlap;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.pages.ConsolePages.ApplicationPage;
import io.hefu.portal.pages.ConsolePages.Forms;
import io.hefu.portal.pages.ConsolePages.KeyRow;
import io.hefu.portal.pages.ConsolePages.NewClientPage;
import io.hefu.portal.pages.ConsolePages.NewKey;
import io.hefu.portal.pages.ConsolePages.Progress;
import io.hefu.portal.reference.ApiReferences;
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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** One application: its plans, its keys and clients, its first call. */
@Path("/console/applications/{id: [0-9a-f-]{36}}")
@Authenticated
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ApplicationPageResource {

    private final Visit visit;
    private final SignedIn signedIn;
    private final Applications applications;
    private final Subscriptions subscriptions;
    private final PlanHoldings holdings;
    private final ApiKeys keys;
    private final KeyRotations rotations;
    private final KeyRevocations revocations;
    private final OAuthClients clients;
    private final ApiReferences references;
    private final Clock clock;

    ApplicationPageResource(
            Visit visit,
            SignedIn signedIn,
            Applications applications,
            Subscriptions subscriptions,
            PlanHoldings holdings,
            ApiKeys keys,
            KeyRotations rotations,
            KeyRevocations revocations,
            OAuthClients clients,
            ApiReferences references,
            Clock clock) {
        this.visit = visit;
        this.signedIn = signedIn;
        this.applications = applications;
        this.subscriptions = subscriptions;
        this.holdings = holdings;
        this.keys = keys;
        this.rotations = rotations;
        this.revocations = revocations;
        this.clients = clients;
        this.references = references;
        this.clock = clock;
    }

    @GET
    public Uni<Response> application(@PathParam("id") UUID id, @QueryParam("done") @Nullable String done) {
        return signedIn.member()
                .flatMap(member -> show(member, new ApplicationId(id), 200, UnaryOperator.identity(), done));
    }

    /** What a browser asks for when somebody reloads the address of one of the forms. */
    @GET
    @Path("/{form: details|subscriptions|keys|clients}")
    public Response form(@PathParam("id") UUID id) {
        return visit.redirect(path(new ApplicationId(id)));
    }

    @POST
    @Path("/details")
    public Uni<Response> rename(
            @PathParam("id") UUID id,
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String description) {
        Form form = Form.of(Map.of("name", name, "description", description));
        return submit(
                id,
                (member, application) -> applications
                        .rename(member, application, name, description)
                        .map(renamed -> visit.redirect(Notice.APPLICATION_SAVED.on(path(application)))),
                refused -> forms -> forms.withDetails(form.refused(refused, visit.language())));
    }

    @POST
    @Path("/subscriptions")
    public Uni<Response> subscribe(@PathParam("id") UUID id, @RestForm @DefaultValue("") String plan) {
        Form form = Form.of(Map.of("plan", plan));
        return submit(
                id,
                (member, application) -> Inputs.read("plan", plan, PlanCode::new)
                        .flatMap(code -> subscriptions.request(member, application, code))
                        .map(requested -> visit.redirect(Notice.SUBSCRIPTION_REQUESTED.on(path(application)))),
                refused -> forms -> forms.withSubscribe(form.refused(refused, visit.language())));
    }

    @POST
    @Path("/subscriptions/{subscription}/end")
    public Uni<Response> end(@PathParam("id") UUID id, @PathParam("subscription") UUID subscription) {
        return signedIn.member()
                .flatMap(member -> subscriptions.end(member, new SubscriptionId(subscription)))
                .map(ended -> visit.redirect(Notice.SUBSCRIPTION_ENDED.on(path(new ApplicationId(id)))));
    }

    /** Answers with the key itself, not with a redirect: nothing else will ever show it. */
    @POST
    @Path("/keys")
    public Uni<Response> createKey(
            @PathParam("id") UUID id,
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String environment) {
        Form form = Form.of(Map.of("name", name, "environment", environment));
        return submit(
                id,
                (member, application) -> Inputs.read("environment", environment, Environment::valueOf)
                        .flatMap(chosen -> keys.create(member, application, chosen, KeyTerms.named(name)))
                        .flatMap(key -> showOnce(member, application, key)),
                refused -> forms -> forms.withKey(form.refused(refused, visit.language())));
    }

    @POST
    @Path("/keys/{key}/revoke")
    public Uni<Response> revokeKey(@PathParam("id") UUID id, @PathParam("key") String key) {
        ApplicationId application = new ApplicationId(id);
        return signedIn.member()
                .flatMap(member -> revocations.revoke(member, application, new CredentialId(key)))
                .map(revocation ->
                        visit.redirect((revocation.spread().isComplete() ? Notice.KEY_REFUSED : Notice.KEY_REVOKED)
                                .on(path(application))));
    }

    /** Answers with the new key itself, as {@link #createKey} does. */
    @POST
    @Path("/keys/{key}/rotate")
    public Uni<Response> rotateKey(
            @PathParam("id") UUID id, @PathParam("key") String key, @RestForm @DefaultValue("") String overlapSeconds) {
        Form form = Form.of(Map.of());
        return submit(
                id,
                (member, application) -> Inputs.read("overlapSeconds", overlapSeconds, Overlap::of)
                        .flatMap(overlap -> rotations.rotate(member, application, new CredentialId(key), overlap))
                        .flatMap(rotated -> showOnce(member, application, rotated)),
                refused -> forms -> forms.withKey(form.refused(refused, visit.language())));
    }

    private Uni<Response> showOnce(Member member, ApplicationId application, io.hefu.portal.credential.NewKey key) {
        return applications
                .get(member, application)
                .flatMap(found -> visit.show(
                        Response.Status.CREATED.getStatusCode(),
                        Room.APPLICATIONS,
                        page -> new NewKey(
                                page,
                                found,
                                key.credential(),
                                key.clearText(),
                                SampleCall.of(references, visit.origin(), key.clearText()))));
    }

    /** Answers with the secret itself, as {@link #createKey} does. */
    @POST
    @Path("/clients")
    public Uni<Response> createClient(
            @PathParam("id") UUID id,
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String environment) {
        Form form = Form.of(Map.of("name", name, "environment", environment));
        return submit(
                id,
                (member, application) -> Inputs.read("environment", environment, Environment::valueOf)
                        .flatMap(chosen -> clients.create(member, application, name, chosen, ClientSettings.ORDINARY))
                        .flatMap(client -> applications
                                .get(member, application)
                                .flatMap(found -> visit.show(
                                        Response.Status.CREATED.getStatusCode(),
                                        Room.APPLICATIONS,
                                        page -> new NewClientPage(page, found, client, TokenRequest.curl(client))))),
                refused -> forms -> forms.withClient(form.refused(refused, visit.language())));
    }

    @POST
    @Path("/clients/{client}/revoke")
    public Uni<Response> revokeClient(@PathParam("id") UUID id, @PathParam("client") String client) {
        ApplicationId application = new ApplicationId(id);
        return signedIn.member()
                .flatMap(member -> clients.revoke(member, application, new CredentialId(client)))
                .map(revoked -> visit.redirect(Notice.KEY_REVOKED.on(path(application))));
    }

    /** What a form asks for. */
    private interface Submission {

        Uni<Response> by(Member member, ApplicationId application);
    }

    /** Does what a form asks for, or shows the page again with what was wrong. */
    private Uni<Response> submit(
            UUID id, Submission submission, Function<RefusedException, UnaryOperator<Forms>> refusal) {
        ApplicationId application = new ApplicationId(id);
        return signedIn.member()
                .flatMap(member -> submission
                        .by(member, application)
                        .onFailure(RefusedException.class)
                        .recoverWithUni(refused -> show(
                                member,
                                application,
                                Form.UNPROCESSABLE,
                                refusal.apply((RefusedException) refused),
                                null)));
    }

    private Uni<Response> show(
            Member member, ApplicationId id, int status, UnaryOperator<Forms> forms, @Nullable String done) {
        return applications
                .get(member, id)
                .flatMap(application -> holdings.of(member, id)
                        .flatMap(held -> holdings.choices(member, held)
                                .flatMap(choices -> keys.list(member, id)
                                        .map(found -> KeyRow.of(found, clock.instant()))
                                        .flatMap(rows -> clients.list(member, id)
                                                .map(found -> found.stream()
                                                        .map(OAuthClient::credential)
                                                        .toList())
                                                .flatMap(clientList -> visit.show(
                                                        status,
                                                        Room.APPLICATIONS,
                                                        page -> new ApplicationPage(
                                                                page,
                                                                application,
                                                                held,
                                                                choices,
                                                                rows,
                                                                clientList,
                                                                consentLinks(application),
                                                                Progress.of(held, rows),
                                                                SampleCall.of(references, visit.origin()),
                                                                forms.apply(Forms.untouched(application)),
                                                                Notice.message(done))))))));
    }

    private static String path(ApplicationId application) {
        return "/console/applications/" + application;
    }

    private List<String> consentLinks(Application application) {
        String start = visit.origin() + "/subscriber/consents/new?applicationId=" + application.id() + "&purpose=";
        return references.apis().stream()
                .flatMap(api -> api.operations().stream())
                .flatMap(operation -> operation.purposes().stream())
                .distinct()
                .sorted()
                .map(start::concat)
                .toList();
    }
}
