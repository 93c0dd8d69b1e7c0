package io.hefu.portal.tmforum;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hefu.core.call.CallId;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.RefusedException;
import io.hefu.core.tmforum.RatedUsage;
import io.hefu.core.tmforum.RatedUsages;
import io.hefu.core.tmforum.RatedUsages.Filter;
import io.hefu.core.tmforum.Slice;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import io.hefu.portal.refusal.Requirements;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** TMF635 Usage Management v4.0.0, what of it reads usages. */
@Path("/portal/v1/tmf-api/usageManagement/v4/usage")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "TM Forum")
public class UsageManagementResource {

    private static final Set<String> ATTRIBUTES = Representations.attributes(UsageRepresentation.class);
    /** Words of TMF635 for what does not happen here: nothing is guided to an account, nothing recycled. */
    private static final Set<String> NEVER = Set.of("guided", "recycled");

    private static final Duration USUALLY = Duration.ofDays(1);
    private static final Duration MOST = Duration.ofDays(31);
    private static final Bilingual TIME = new Bilingual("应为 RFC 3339 时间", "must be a time as RFC 3339 writes it");
    private static final Bilingual RANGE =
            new Bilingual("应晚于 usageDate.gte，且相差不超过 31 天", "must be after usageDate.gte, by 31 days at most");
    private static final Bilingual STATUS =
            new Bilingual("应为 TMF635 定义的状态", "must be a status of TMF635: received, rejected, rated, …");
    private static final Bilingual API = new Bilingual("应为 API 名称", "must be an API's name");
    private static final Bilingual ID = new Bilingual("应为 UUID", "must be a UUID");

    private final RatedUsages usages;
    private final SignedIn signedIn;
    private final Representations representations;
    private final Clock clock;

    UsageManagementResource(RatedUsages usages, SignedIn signedIn, Representations representations, Clock clock) {
        this.usages = usages;
        this.signedIn = signedIn;
        this.representations = representations;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listUsage",
            summary = "TMF635: list calls with what they cost, oldest first",
            description =
                    "A developer sees the calls of its own applications, the operator all. Of the last 24 hours unless"
                            + " usageDate.gte and usageDate.lt say otherwise, of 31 days at most. X-Total-Count has the number of"
                            + " all that fit.")
    public Uni<RestResponse<List<ObjectNode>>> list(
            @BeanParam SliceQuery slice, @BeanParam UsageQuery query, @Context UriInfo uri) {
        return signedIn.member().flatMap(member -> {
            SliceQuery.Asked asked = slice.asked();
            representations.require(ATTRIBUTES, slice.fields);
            boolean never = query.status != null && NEVER.contains(query.status);
            Filter filter = filter(member, query);
            Uni<Slice<RatedUsage>> found = never
                    ? Uni.createFrom().item(new Slice<>(List.of(), 0))
                    : Transactions.elsewhere(() -> usages.list(filter, asked.offset(), asked.limit()));
            return found.map(usage -> SliceAnswer.of(usage, each -> shown(each, collection(uri), slice.fields)));
        });
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "retrieveUsage", summary = "TMF635: read a call with what it cost")
    public Uni<ObjectNode> get(UUID id, @QueryParam("fields") @Nullable String fields, @Context UriInfo uri) {
        return signedIn.member()
                .flatMap(member -> Transactions.elsewhere(() -> usages.find(whose(member), new CallId(id))))
                .map(found -> found.orElseThrow(() -> new RefusedException(new NotFound(NotFound.Thing.USAGE))))
                .map(usage -> shown(usage, collection(uri), fields));
    }

    private ObjectNode shown(RatedUsage usage, String collection, @Nullable String fields) {
        return representations.of(UsageRepresentation.of(usage, collection), ATTRIBUTES, fields);
    }

    /** The operator sees all; others what is their organisation's. */
    private static Optional<OrganisationId> whose(Member member) {
        return member.has(Role.OPERATOR_ADMIN)
                ? Optional.empty()
                : Optional.of(member.organisation().id());
    }

    private Filter filter(Member member, UsageQuery query) {
        Requirements requirements = new Requirements();
        Optional<ApplicationId> application = Optional.ofNullable(query.application)
                .flatMap(text -> requirements.read("relatedParty.id", text, ApplicationId::of, ID));
        Optional<ApiName> api = Optional.ofNullable(query.usageType)
                .flatMap(text -> requirements.read("usageType", text, ApiName::new, API));
        Optional<RatedUsage.State> state = Optional.ofNullable(query.status)
                .filter(text -> !NEVER.contains(text))
                .flatMap(text -> requirements.read("status", text, UsageManagementResource::state, STATUS));
        Instant to = Optional.ofNullable(query.before)
                .flatMap(text -> requirements.read("usageDate.lt", text, UsageManagementResource::time, TIME))
                .orElseGet(clock::instant);
        Instant from = Optional.ofNullable(query.from)
                .flatMap(text -> requirements.read("usageDate.gte", text, UsageManagementResource::time, TIME))
                .orElseGet(() -> to.minus(USUALLY));
        requirements.hold("usageDate.lt", from.isBefore(to) && !from.plus(MOST).isBefore(to), RANGE);
        requirements.check();
        return new Filter(whose(member), application, api, state, from, to);
    }

    private static RatedUsage.State state(String text) {
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(text);
        }
        return RatedUsage.State.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static String collection(UriInfo uri) {
        return uri.getBaseUriBuilder()
                .path(UsageManagementResource.class)
                .build()
                .toString();
    }

    /** Which usages; TMF630 §4.4 names the operators. */
    public static class UsageQuery {

        @QueryParam("status")
        public @Nullable String status;

        @QueryParam("usageType")
        @Parameter(description = "Name of an API.")
        public @Nullable String usageType;

        @QueryParam("relatedParty.id")
        @Parameter(description = "Id of an application.")
        public @Nullable String application;

        @QueryParam("usageDate.gte")
        public @Nullable String from;

        @QueryParam("usageDate.lt")
        public @Nullable String before;
    }
}
