package io.hefu.portal.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.language.Bilingual;
import io.hefu.core.money.Money;
import io.hefu.core.payout.Invoice;
import io.hefu.core.payout.NewInvoice;
import io.hefu.core.payout.Payable;
import io.hefu.core.payout.PayableEvent;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.money.MoneyView;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.paging.PageQuery;
import io.hefu.portal.paging.PageRequest;
import io.hefu.portal.paging.Pagination;
import io.hefu.portal.refusal.Requirements;
import io.hefu.portal.usage.Month;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Issued monthly statements on their way to being paid, over HTTP. */
@Path("/portal/v1/payables")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payouts")
public class PayableResource {

    private static final String PARTNERS_STEP = " Needs the role partner-finance, of the partner itself.";
    private static final Bilingual DATE = new Bilingual("应为日期 YYYY-MM-DD", "must be a date: YYYY-MM-DD");
    private static final Bilingual AMOUNT =
            new Bilingual("应为人民币金额，例如 \"1000.00\"", "must be an amount of yuan: \"1000.00\"");
    private static final Bilingual ORGANISATION_ID =
            new Bilingual("应为组织标识（UUID）", "must be an organisation's id, a UUID");

    private final PartnerPayables payables;
    private final SignedIn signedIn;

    PayableResource(PartnerPayables payables, SignedIn signedIn) {
        this.payables = payables;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listPayables",
            summary = "List issued statements and what of them is payable, newest month first",
            description = "A partner sees its own, the operator all.")
    public Uni<Listing<PayableView>> list(
            @Parameter(description = "Organisation id.") @QueryParam("partner") @Nullable String partner,
            @Parameter(description = "Only those that are not wholly paid.")
                    @QueryParam("unpaid")
                    @DefaultValue("false")
                    boolean unpaid,
            @BeanParam PageQuery page) {
        PageRequest request = page.request();
        return signedIn.member()
                .flatMap(member -> payables.list(member, organisation(partner), unpaid, request))
                .map(found -> new Listing<>(
                        found.items().stream().map(PayableView::of).toList(),
                        new Pagination(
                                request.page(),
                                request.perPage(),
                                found.pagination().totalCount(),
                                found.pagination().totalPages())));
    }

    @GET
    @Path("/{party}/{month}")
    @Operation(operationId = "getPayable", summary = "Read what an issued statement makes payable")
    public Uni<PayableView> get(UUID party, String month) {
        return signedIn.member()
                .invoke(FinanceAccess::requireFinance)
                .flatMap(member -> payables.get(member, new OrganisationId(party), month(month)))
                .map(PayableView::of);
    }

    @GET
    @Path("/{party}/{month}/events")
    @Operation(operationId = "listPayableEvents", summary = "What happened to an issued statement, oldest first")
    public Uni<Listing<PayableEvent>> events(UUID party, String month) {
        return signedIn.member()
                .invoke(FinanceAccess::requireFinance)
                .flatMap(member -> payables.events(member, new OrganisationId(party), month(month)))
                .map(found -> Listing.of(found, event -> event));
    }

    @POST
    @Path("/{party}/{month}/confirmation")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "confirmStatement",
            summary = "Agree to an issued statement",
            description = "Without objection it counts as agreed to after objectionsUntil." + PARTNERS_STEP)
    public Uni<PayableView> confirm(UUID party, String month) {
        return signedIn.member()
                .invoke(member -> FinanceAccess.requireOwn(member, new OrganisationId(party)))
                .flatMap(member -> payables.confirm(member, new OrganisationId(party), month(month)))
                .map(PayableView::of);
    }

    @POST
    @Path("/{party}/{month}/invoices")
    @Operation(
            operationId = "registerInvoice",
            summary = "Register the invoice for what is payable",
            description = "Its amount must be toInvoice, to the fen. What comes after the month's day for invoices is"
                    + " paid by payouts of the next month." + PARTNERS_STEP)
    public Uni<PayableView> invoice(UUID party, String month, @Nullable InvoiceBody body) {
        return signedIn.member()
                .invoke(member -> FinanceAccess.requireOwn(member, new OrganisationId(party)))
                .flatMap(member -> payables.invoice(
                        member,
                        new OrganisationId(party),
                        month(month),
                        Requirements.body(body).toInvoice()))
                .map(PayableView::of);
    }

    private static YearMonth month(String text) {
        return Month.asked(text, YearMonth.of(1970, 1));
    }

    private static Optional<OrganisationId> organisation(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Requirements requirements = new Requirements();
        Optional<OrganisationId> id = requirements.read("partner", text, OrganisationId::of, ORGANISATION_ID);
        requirements.check();
        return id;
    }

    /** What is on the invoice. */
    public record InvoiceBody(
            @Schema(
                    required = true,
                    description = "20 digits of a fully digitalised invoice, or code-number of another.",
                    examples = "26110000000000000001")
            @Nullable
            String number,

            @Schema(required = true, format = "date") @Nullable
            String issuedOn,

            @Schema(required = true, description = "In yuan, tax included.", examples = "1000.00") @Nullable
            String amount,

            @Schema(required = true, description = "The rate of VAT in 1/100 of a percent.", examples = "600") @Nullable
            Integer taxBasisPoints) {

        private static final int LONGEST_NUMBER = 30;

        NewInvoice toInvoice() {
            Requirements requirements = new Requirements();
            String givenNumber = requirements.text("number", number, 1, LONGEST_NUMBER);
            Optional<LocalDate> date = requirements.read("issuedOn", issuedOn, LocalDate::parse, DATE);
            Optional<Money> money = requirements.read("amount", amount, Money::ofYuan, AMOUNT);
            Integer tax = requirements.present("taxBasisPoints", taxBasisPoints);
            requirements.check();
            return new NewInvoice(givenNumber, date.orElseThrow(), money.orElseThrow(), tax);
        }
    }

    public record PayableView(
            UUID partyId,

            @Schema(type = SchemaType.STRING, examples = "2026-10")
            YearMonth month,

            Payable.State state,
            LocalDate issuedOn,
            LocalDate objectionsUntil,

            @Schema(description = "Below 0 when the party owes; set off against later months.")
            MoneyView payable,

            @Schema(description = "Disputed, and so not paid meanwhile.")
            MoneyView frozen,

            MoneyView invoiced,

            @Schema(description = "What the next invoice must be about.")
            MoneyView toInvoice,

            MoneyView inPayment,
            MoneyView paid,

            @Schema(description = "What a payout of today would take.")
            MoneyView payableNow,

            List<InvoiceView> invoices) {

        static PayableView of(Payable payable) {
            return new PayableView(
                    payable.party().value(),
                    payable.month(),
                    payable.state(),
                    payable.issuedOn(),
                    payable.objectionsUntil(),
                    MoneyView.of(payable.payable()),
                    MoneyView.of(payable.frozen()),
                    MoneyView.of(payable.invoiced()),
                    MoneyView.of(payable.toInvoice()),
                    MoneyView.of(payable.inPayment()),
                    MoneyView.of(payable.paid()),
                    MoneyView.of(payable.payableNow()),
                    payable.invoices().stream().map(InvoiceView::of).toList());
        }
    }

    public record InvoiceView(
            String number,
            LocalDate issuedOn,
            MoneyView amount,
            int taxBasisPoints,

            @Schema(description = "The first day of payouts that may pay it.")
            LocalDate payableFrom) {

        static InvoiceView of(Invoice invoice) {
            return new InvoiceView(
                    invoice.number(),
                    invoice.issuedOn(),
                    MoneyView.of(invoice.amount()),
                    invoice.taxBasisPoints(),
                    invoice.payableFrom());
        }
    }
}
