package io.hefu.portal.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.payout.PartyBalance;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Balances of parties over HTTP. */
@Path("/portal/v1/balances")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payouts")
public class BalanceResource {

    private static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");
    private static final Bilingual DATE = new Bilingual("应为日期 YYYY-MM-DD", "must be a date: YYYY-MM-DD");

    private final PartnerPayables payables;
    private final SignedIn signedIn;
    private final Clock clock;

    BalanceResource(PartnerPayables payables, SignedIn signedIn, Clock clock) {
        this.payables = payables;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GET
    @Path("/{party}")
    @Operation(
            operationId = "getPartyBalance",
            summary = "What a party has earned, was paid and is still to get, by the ledger",
            description = "A partner sees its own, the operator all. Of a closed date it is the same for good.")
    public Uni<PartyBalanceView> get(
            UUID party,
            @Parameter(description = "YYYY-MM-DD of Asia/Shanghai; today when absent.") @QueryParam("date") @Nullable
                    String date) {
        return signedIn.member()
                .invoke(FinanceAccess::requireFinance)
                .flatMap(member -> payables.balance(member, new OrganisationId(party), date(date)))
                .map(PartyBalanceView::of);
    }

    private LocalDate date(@Nullable String text) {
        if (text == null) {
            return LocalDate.ofInstant(clock.instant(), BUSINESS_ZONE);
        }
        Requirements requirements = new Requirements();
        Optional<LocalDate> date = requirements.read("date", text, LocalDate::parse, DATE);
        requirements.check();
        return date.orElseThrow();
    }

    public record PartyBalanceView(
            UUID partyId,
            LocalDate date,
            MoneyView earned,
            MoneyView paid,

            @Schema(description = "Still to get; below 0 what the party owes.")
            MoneyView open) {

        static PartyBalanceView of(PartyBalance balance) {
            return new PartyBalanceView(
                    balance.party().value(),
                    balance.date(),
                    MoneyView.of(balance.earned()),
                    MoneyView.of(balance.paid()),
                    MoneyView.of(balance.open()));
        }
    }
}
