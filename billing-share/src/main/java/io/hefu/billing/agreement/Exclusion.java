package io.hefu.billing.agreement;

import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import io.hefu.core.refusal.RefusedException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps an amount out of the sharing. It comes off first and in full.
 *
 * @param keptBy who keeps the amount; empty when it goes back to the customers
 */
public record Exclusion(Clause clause, Reason reason, Optional<OrganisationId> keptBy) implements Step {

    public enum Reason {
        /** Paid back to customers. */
        REFUND,
        /** Charged, though the call did not bring what it should. */
        FAILED_CALL,
        /** Charged, and disputed by customers. */
        COMPLAINT
    }

    /** @throws RefusedException with {@link AgreementRefusal.RefundKept} */
    public Exclusion {
        if (reason == Reason.REFUND && keptBy.isPresent()) {
            throw new RefusedException(new AgreementRefusal.RefundKept(clause));
        }
    }

    /** What was refunded goes back to the customers. */
    public static Exclusion ofRefunds(Clause clause) {
        return new Exclusion(clause, Reason.REFUND, Optional.empty());
    }

    @Override
    public List<OrganisationId> parties() {
        return keptBy.stream().toList();
    }

    @Override
    public void settle(Pot pot) {
        Money amount = pot.input().excluded(reason);
        keptBy.ifPresentOrElse(party -> pot.pay(party, amount), () -> pot.giveBack(amount));
    }

    @Override
    public Words words() {
        return Words.of("exclusion").add(reason).add(keptBy);
    }
}
