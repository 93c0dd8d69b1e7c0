package io.hefu.portal.pages;

import io.hefu.core.entitlement.Quota;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.member.Member;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.pages.AdminPages.PlanPage;
import io.hefu.portal.plan.LimitsChange;
import io.hefu.portal.plan.Plan;
import io.hefu.portal.plan.Plans;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The plans and their limits. */
@Path("/admin/plans")
@Authenticated
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PlansPageResource {

    private final Visit visit;
    private final SignedIn signedIn;
    private final Plans plans;

    PlansPageResource(Visit visit, SignedIn signedIn, Plans plans) {
        this.visit = visit;
        this.signedIn = signedIn;
        this.plans = plans;
    }

    /** The limits as typed. */
    public record LimitsForm(
            @RestForm @DefaultValue("") String callsPerSecond,
            @RestForm @DefaultValue("") String burst,
            @RestForm @DefaultValue("") String quotaCalls,
            @RestForm @DefaultValue("") String quotaPeriod,
            @RestForm @DefaultValue("") String version) {

        static Form of(Plan plan) {
            return Form.of(Map.of(
                    "callsPerSecond", String.valueOf(plan.rateLimit().callsPerSecond()),
                    "burst", String.valueOf(plan.rateLimit().burst()),
                    "quotaCalls", String.valueOf(plan.quota().calls()),
                    "quotaPeriod", plan.quota().period().name(),
                    "version", String.valueOf(plan.version())));
        }

        Form form() {
            return Form.of(Map.of(
                    "callsPerSecond", callsPerSecond,
                    "burst", burst,
                    "quotaCalls", quotaCalls,
                    "quotaPeriod", quotaPeriod,
                    "version", version));
        }

        LimitsChange change() {
            Requirements requirements = new Requirements();
            Optional<Integer> rate = Inputs.number(requirements, "callsPerSecond", callsPerSecond, Integer::valueOf);
            Optional<Integer> most = Inputs.number(requirements, "burst", burst, Integer::valueOf);
            Optional<Long> calls = Inputs.number(requirements, "quotaCalls", quotaCalls, Long::valueOf);
            Optional<Quota.Period> period =
                    requirements.read("quotaPeriod", quotaPeriod, Quota.Period::valueOf, Inputs.CHOICE);
            requirements.check();
            return new LimitsChange(rate, most, calls, period);
        }

        Optional<Integer> expectedVersion() {
            Requirements requirements = new Requirements();
            Optional<Integer> expected = Inputs.number(requirements, "version", version, Integer::valueOf);
            requirements.check();
            return expected;
        }
    }

    @GET
    public Uni<Response> list() {
        return operator()
                .flatMap(plans::list)
                .flatMap(known -> visit.show(Room.PLANS, page -> new AdminPages.Plans(page, known)));
    }

    @GET
    @Path("/{code}")
    public Uni<Response> plan(@PathParam("code") String code, @QueryParam("done") @Nullable String done) {
        return operator()
                .flatMap(member -> plans.get(member, read(code)))
                .flatMap(priced -> visit.show(
                        Room.PLANS,
                        page -> new PlanPage(page, priced, LimitsForm.of(priced.plan()), Notice.message(done))));
    }

    @POST
    @Path("/{code}")
    public Uni<Response> change(@PathParam("code") String code, @BeanParam LimitsForm limits) {
        PlanCode plan = read(code);
        return operator()
                .flatMap(member -> Uni.createFrom()
                        .item(limits::change)
                        .flatMap(change -> plans.changeLimits(member, plan, change, limits.expectedVersion()))
                        .map(changed -> visit.redirect(Notice.PLAN_SAVED.on(Room.PLANS.path() + "/" + code)))
                        .onFailure(RefusedException.class)
                        .recoverWithUni(refused -> plans.get(member, plan)
                                .flatMap(priced -> visit.show(
                                        Form.UNPROCESSABLE,
                                        Room.PLANS,
                                        page -> new PlanPage(
                                                page,
                                                priced,
                                                limits.form().refused((RefusedException) refused, visit.language()),
                                                "")))));
    }

    private Uni<Member> operator() {
        return signedIn.member().invoke(member -> member.require(Role.OPERATOR_ADMIN));
    }

    private static PlanCode read(String code) {
        try {
            return new PlanCode(code);
        } catch (IllegalArgumentException malformed) {
            throw new NotFoundException();
        }
    }
}
