package io.hefu.portal.payout;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.BankAccount;
import io.hefu.core.payout.NewBankAccount;
import io.hefu.portal.member.SignedIn;
import io.hefu.portal.paging.Listing;
import io.hefu.portal.refusal.Requirements;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Partners' bank accounts over HTTP. Numbers come in, and go out to the bank alone. */
@Path("/portal/v1/bank-accounts/{party}")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payouts")
public class BankAccountResource {

    private final PaymentGuards guards;
    private final SignedIn signedIn;

    BankAccountResource(PaymentGuards guards, SignedIn signedIn) {
        this.guards = guards;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(
            operationId = "listBankAccounts",
            summary = "List a partner's bank accounts, newest first",
            description = "Of numbers the last four digits are shown. A partner sees its own, the operator all.")
    public Uni<Listing<BankAccount>> list(UUID party) {
        return signedIn.member()
                .flatMap(member -> guards.accounts(member, new OrganisationId(party)))
                .map(found -> Listing.of(found, account -> account));
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "proposeBankAccount",
            summary = "Propose where a partner is to be paid",
            description = "In force when another person, of the partner or of the operator, has approved it.")
    public Uni<BankAccount> propose(UUID party, @Nullable BankAccountBody body) {
        return signedIn.member()
                .invoke(member -> FinanceAccess.requireVisible(member, new OrganisationId(party)))
                .flatMap(member -> guards.propose(
                        member,
                        new OrganisationId(party),
                        Requirements.body(body).toAccount()));
    }

    @POST
    @Path("/{account}/approve")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "approveBankAccount",
            summary = "Put a proposed bank account into force",
            description = "Not for who proposed it. Payouts that were proposed before must be created anew.")
    public Uni<BankAccount> approve(UUID party, UUID account) {
        return signedIn.member().flatMap(member -> guards.decide(member, new OrganisationId(party), account, true));
    }

    @POST
    @Path("/{account}/reject")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "rejectBankAccount",
            summary = "Reject a proposed bank account",
            description = "Not for who proposed it.")
    public Uni<BankAccount> reject(UUID party, UUID account) {
        return signedIn.member().flatMap(member -> guards.decide(member, new OrganisationId(party), account, false));
    }

    /** Where the money is to go. */
    public record BankAccountBody(
            @Schema(required = true, description = "Whose account it is.") @Nullable
            String name,

            @Schema(required = true, examples = "中国银行北京分行") @Nullable
            String bank,

            @Schema(required = true, description = "Of the branch: 12 digits (CNAPS).", examples = "104100000004")
            @Nullable
            String bankCode,

            @Schema(required = true) @Nullable String number) {

        private static final int LONGEST = 120;
        private static final int CODE = 12;
        private static final int LONGEST_NUMBER = 40;

        /** Billing says what the texts must look like. */
        NewBankAccount toAccount() {
            Requirements requirements = new Requirements();
            NewBankAccount account = new NewBankAccount(
                    requirements.text("name", name, 2, LONGEST),
                    requirements.text("bank", bank, 2, LONGEST),
                    requirements.text("bankCode", bankCode, CODE, CODE),
                    requirements.text("number", number, 1, LONGEST_NUMBER).replace(" ", ""));
            requirements.check();
            return account;
        }

        @Override
        public String toString() {
            return "BankAccountBody[bankCode=" + bankCode + "]";
        }
    }
}
