package io.hefu.portal.testing;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.payout.Actor;
import io.hefu.core.payout.BankAccount;
import io.hefu.core.payout.BankAccount.State;
import io.hefu.core.payout.BankAccounts;
import io.hefu.core.payout.NewBankAccount;
import io.hefu.core.refusal.RefusedException;
import io.hefu.portal.refusal.PortalRefusal.NotFound;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Billing in which every party has proposed one account. */
@Singleton
public class FakeBankAccounts implements BankAccounts {

    public static final UUID ACCOUNT = UUID.fromString("00000000-0000-7000-8000-0000000000a0");

    private static final Instant AT = Instant.parse("2026-11-23T02:00:00Z");

    @Override
    public CompletionStage<List<BankAccount>> of(OrganisationId party) {
        return CompletableFuture.supplyAsync(() -> List.of(account("万象商业有限公司", State.PROPOSED, Optional.empty())));
    }

    @Override
    public CompletionStage<BankAccount> propose(OrganisationId party, NewBankAccount account, Actor by) {
        return CompletableFuture.supplyAsync(() -> account(account.name(), State.PROPOSED, Optional.empty()));
    }

    @Override
    public CompletionStage<BankAccount> decide(OrganisationId party, UUID account, boolean approved, Actor by) {
        if (!account.equals(ACCOUNT)) {
            return CompletableFuture.failedStage(new RefusedException(new NotFound(NotFound.Thing.ORGANISATION)));
        }
        State state = approved ? State.IN_FORCE : State.REJECTED;
        return CompletableFuture.supplyAsync(() -> account("万象商业有限公司", state, Optional.of(by.username())));
    }

    private static BankAccount account(String name, State state, Optional<String> decidedBy) {
        return new BankAccount(
                ACCOUNT,
                state,
                name,
                "中国银行",
                "104100000004",
                "**** 5678",
                "finance2",
                AT,
                decidedBy,
                decidedBy.map(by -> AT));
    }
}
