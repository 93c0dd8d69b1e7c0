package io.hefu.portal.limit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.portal.limit.Balance.Credit;
import io.hefu.portal.member.Role;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.version.Version;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What an application may spend, over HTTP. */
@Path("/portal/v1/applications/{applicationId}")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Limits")
public class SpendResource {

    private static final Bilingual AMOUNT = new Bilingual(
            "应为非负的人民币金额，最多六位小数，例如 \"100.00\"",
            "must be an amount of yuan, 0 or more, with six decimals at most: \"100.00\"");
    private static final Bilingual POSITIVE = new Bilingual("应大于 0", "must be more than 0");

    private final Limits limits;
    private final Balances balances;
    private final SignedIn signedIn;

    SpendResource(Limits limits, Balances balances, SignedIn signedIn) {
        this.limits = limits;
        this.balances = balances;
        this.signedIn = signedIn;
    }

    @GET
    @Path("/spend-caps")
    @Operation(operationId = "getSpendCaps", summary = "Read what an application's calls may cost")
    public Uni<RestResponse<SpendCapsView>> caps(UUID applicationId) {
        return signedIn.member()
                .flatMap(member -> limits.spendCaps(member, new ApplicationId(applicationId)))
                .map(SpendResource::tagged);
    }

    @PUT
    @Path("/spend-caps")
    @Operation(
            operationId = "setSpendCaps",
            summary = "Set what an application's calls may cost",
            description = "What is left out is not capped. Calls that no longer fit are refused, never overspent.")
    public Uni<RestResponse<SpendCapsView>> cap(
            UUID applicationId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable SpendCapsBody body) {
        SpendCapsBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Optional<Money> day = given.day().flatMap(text -> requirements.read("day", text, SpendResource::yuan, AMOUNT));
        Optional<Money> month =
                given.month().flatMap(text -> requirements.read("month", text, SpendResource::yuan, AMOUNT));
        requirements.check();
        return signedIn.member()
                .flatMap(member -> limits.capSpending(
                        member, new ApplicationId(applicationId), day, month, Version.expectedBy(ifMatch)))
                .map(SpendResource::tagged);
    }

    @GET
    @Path("/balance")
    @Operation(operationId = "getBalance", summary = "Read what was paid in advance for an application")
    public Uni<BalanceView> balance(UUID applicationId) {
        return signedIn.member()
                .flatMap(member -> balances.get(member, new ApplicationId(applicationId)))
                .map(BalanceView::of);
    }

    @POST
    @Path("/balance/credits")
    @ResponseStatus(201)
    @Operation(
            operationId = "creditBalance",
            summary = "Credit a payment to an application",
            description = "A reference is credited once, however often it is sent. From the first credit on, calls use"
                    + " up the balance. Needs the role operator-admin.")
    public Uni<BalanceView> credit(UUID applicationId, @Nullable CreditBody body) {
        CreditBody given = Requirements.body(body);
        Requirements requirements = new Requirements();
        Optional<Money> amount = requirements.read("amount", given.amount(), SpendResource::yuan, AMOUNT);
        requirements.hold("amount", amount.filter(Money.ZERO::equals).isEmpty(), POSITIVE);
        String reference = requirements.text("reference", given.reference(), 1, 100);
        return signedIn.member()
                .invoke(member -> member.require(Role.OPERATOR_ADMIN))
                .invoke(requirements::check)
                .flatMap(member ->
                        balances.credit(member, new ApplicationId(applicationId), amount.orElseThrow(), reference))
                .map(BalanceView::of);
    }

    private static Money yuan(String text) {
        Money money = Money.ofYuan(text);
        if (money.microYuan() < 0) {
            throw new IllegalArgumentException("negative");
        }
        return money;
    }

    private static RestResponse<SpendCapsView> tagged(LimitSet set) {
        return ResponseBuilder.ok(new SpendCapsView(
                        set.spendADay().map(MoneyView::of), set.spendAMonth().map(MoneyView::of), set.version()))
                .header(HttpHeaders.ETAG, new Version(set.version()).entityTag())
                .build();
    }

    public record SpendCapsBody(
            @Schema(description = "Yuan", examples = "100.00")
            Optional<String> day,

            @Schema(description = "Yuan", examples = "2000.00")
            Optional<String> month) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record SpendCapsView(Optional<MoneyView> day, Optional<MoneyView> month, int version) {}

    public record CreditBody(
            @Schema(required = true, description = "Yuan", examples = "500.00") @Nullable
            String amount,

            @Schema(required = true, maxLength = 100, description = "Of the payment") @Nullable
            String reference) {}

    public record BalanceView(UUID applicationId, boolean prepaid, MoneyView credited, List<CreditView> credits) {

        static BalanceView of(Balance balance) {
            return new BalanceView(
                    balance.application().value(),
                    !balance.credits().isEmpty(),
                    MoneyView.of(balance.credited()),
                    balance.credits().stream().map(CreditView::of).toList());
        }
    }

    public record CreditView(String reference, MoneyView amount, Instant creditedAt, String creditedBy) {

        static CreditView of(Credit credit) {
            return new CreditView(
                    credit.reference(), MoneyView.of(credit.amount()), credit.creditedAt(), credit.creditedBy());
        }
    }
}
