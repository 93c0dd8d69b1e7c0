package io.hefu.portal.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.reconciliation.ProductName;
import io.hefu.core.reconciliation.ReconciliationRules;
import io.hefu.core.reconciliation.ReconciliationRules.AutoRule;
import io.hefu.core.reconciliation.ReconciliationRules.Tolerance;
import io.hefu.core.reconciliation.Reconciliations.Versioned;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.version.Version;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The rules of comparisons over HTTP. */
@Path("/portal/v1/reconciliation-rules/{partnerId}")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation")
public class ReconciliationRulesResource {

    private static final Bilingual COMPLETE = new Bilingual("应完整且不含空值", "must be complete, without nulls");

    private final ReconciliationRuns runs;
    private final SignedIn signedIn;

    ReconciliationRulesResource(ReconciliationRuns runs, SignedIn signedIn) {
        this.runs = runs;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "getReconciliationRules",
            summary = "Read how a partner's lines are compared",
            description =
                    "Version 0 where nobody has set rules: nothing is tolerated, nothing settled by itself. Needs the"
                            + " role operator-admin.")
    public Uni<RestResponse<RulesView>> get(UUID partnerId) {
        return signedIn.member()
                .flatMap(member -> runs.rules(member, new OrganisationId(partnerId)))
                .map(ReconciliationRulesResource::tagged);
    }

    @PUT
    @Operation(
            operationId = "setReconciliationRules",
            summary = "Set how a partner's lines are compared",
            description =
                    "The next version, for runs that begin from now on; its hash is part of their results. Needs the"
                            + " role operator-admin.")
    public Uni<RestResponse<RulesView>> set(
            UUID partnerId,
            @Parameter(description = "The ETag of the rules as they were read; 412 when they have changed since.")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @Nullable RulesBody body) {
        RulesBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        given.require(requirements);
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .invoke(requirements::check)
                .flatMap(member -> runs.setRules(
                        member, new OrganisationId(partnerId), given.toRules(), Version.expectedBy(ifMatch)))
                .map(ReconciliationRulesResource::tagged);
    }

    private static RestResponse<RulesView> tagged(Versioned rules) {
        return ResponseBuilder.ok(RulesView.of(rules))
                .header(HttpHeaders.ETAG, new Version(rules.version()).entityTag())
                .build();
    }

    /** What is left out is as strict as can be. */
    public record RulesBody(
            @Schema(description = "What is compared: SHARE (when absent) or GROSS") @Nullable
            String basis,

            @Schema(description = "Most that the times of one call may differ by; 2000 when absent") @Nullable
            Long timeToleranceMillis,

            @Schema(description = "How many alike differences are more than chance; 3 when absent") @Nullable
            Integer pattern,

            @Schema(description = "600 is 6 %") @Nullable List<Integer> taxRatesBasisPoints,
            @Nullable List<ToleranceBody> tolerances,
            @Nullable List<AutoRuleBody> autoRules) {

        void require(Requirements requirements) {
            requirements.hold(
                    "taxRatesBasisPoints",
                    taxRatesBasisPoints == null || taxRatesBasisPoints.stream().allMatch(Objects::nonNull),
                    COMPLETE);
            requirements.hold(
                    "tolerances",
                    tolerances == null
                            || tolerances.stream()
                                    .allMatch(
                                            one -> one != null && one.agreement() != null && areNamed(one.products())),
                    COMPLETE);
            requirements.hold(
                    "autoRules",
                    autoRules == null
                            || autoRules.stream()
                                    .allMatch(one -> one != null && one.rule() != null && areNamed(one.products())),
                    COMPLETE);
            if (autoRules != null) {
                autoRules.stream()
                        .filter(Objects::nonNull)
                        .forEach(rule -> Asked.amount(requirements, "autoRules.most", rule.most()));
            }
        }

        ReconciliationRules toRules() {
            ReconciliationRules strict = ReconciliationRules.strict();
            return new ReconciliationRules(
                    Objects.requireNonNullElse(basis, strict.basis()),
                    Objects.requireNonNullElse(timeToleranceMillis, strict.timeToleranceMillis()),
                    Objects.requireNonNullElse(pattern, strict.pattern()),
                    Objects.requireNonNullElse(taxRatesBasisPoints, List.of()),
                    Objects.requireNonNullElse(tolerances, List.<ToleranceBody>of()).stream()
                            .map(ToleranceBody::toTolerance)
                            .toList(),
                    Objects.requireNonNullElse(autoRules, List.<AutoRuleBody>of()).stream()
                            .map(AutoRuleBody::toRule)
                            .toList());
        }
    }

    private static boolean areNamed(@Nullable List<ProductName> products) {
        return products == null
                || products.stream()
                        .allMatch(product -> product != null && product.api() != null && product.operation() != null);
    }

    /** Every bound holds at once; with more pairs than the most, each is a break. */
    @Schema(name = "Tolerance")
    public record ToleranceBody(
            String agreement,
            @Nullable List<ProductName> products,
            long fen,
            int basisPoints,
            int calls,
            long mostPairs) {

        static ToleranceBody of(Tolerance tolerance) {
            return new ToleranceBody(
                    tolerance.agreement(),
                    tolerance.products(),
                    tolerance.fen(),
                    tolerance.basisPoints(),
                    tolerance.calls(),
                    tolerance.mostPairs());
        }

        Tolerance toTolerance() {
            return new Tolerance(
                    agreement, Objects.requireNonNullElse(products, List.of()), fen, basisPoints, calls, mostPairs);
        }
    }

    /**
     * @param rule ADJACENT_PERIOD_PAIR (withinMillis), ROUNDING (most), KNOWN_OUTAGE (from, to, products),
     *     RECYCLED_SUSPENSE or DUPLICATE_COPY
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "AutoRule")
    public record AutoRuleBody(
            String rule,
            Optional<Long> withinMillis,
            @Schema(description = "Yuan") Optional<String> most,
            Optional<Instant> from,
            Optional<Instant> to,
            @Nullable List<ProductName> products) {

        static AutoRuleBody of(AutoRule rule) {
            return new AutoRuleBody(
                    rule.rule(),
                    rule.withinMillis(),
                    rule.most().map(most -> most.yuan().toPlainString()),
                    rule.from(),
                    rule.to(),
                    rule.products());
        }

        AutoRule toRule() {
            return new AutoRule(
                    rule,
                    withinMillis,
                    most.map(Money::ofYuan),
                    from,
                    to,
                    Objects.requireNonNullElse(products, List.of()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "ReconciliationRules")
    public record RulesView(
            int version,
            String basis,
            long timeToleranceMillis,
            int pattern,
            List<Integer> taxRatesBasisPoints,
            List<ToleranceBody> tolerances,
            List<AutoRuleBody> autoRules,
            Optional<Instant> setAt,
            Optional<String> setBy) {

        static RulesView of(Versioned versioned) {
            ReconciliationRules rules = versioned.rules();
            return new RulesView(
                    versioned.version(),
                    rules.basis(),
                    rules.timeToleranceMillis(),
                    rules.pattern(),
                    rules.taxRatesBasisPoints(),
                    rules.tolerances().stream().map(ToleranceBody::of).toList(),
                    rules.autoRules().stream().map(AutoRuleBody::of).toList(),
                    versioned.setAt(),
                    versioned.setBy());
        }
    }
}
