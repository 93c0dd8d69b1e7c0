package io.hefu.billing.agreement;

import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the clauses come to in fractions of a micro-yuan that are never rounded, reckoned beside the waterfall and in another
 * way: clause by clause from what each kind says, without a pot that pays.
 */
final class ExactShares {

    private static final MathContext EXACT = new MathContext(60);
    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    private final Cumulative input;
    private final Map<OrganisationId, BigDecimal> shares = new HashMap<>();
    private BigDecimal left;

    private ExactShares(Cumulative input) {
        this.input = input;
        this.left = exact(input.gross());
    }

    static Map<OrganisationId, BigDecimal> of(Waterfall waterfall, Cumulative input) {
        ExactShares exact = new ExactShares(input);
        waterfall.steps().forEach(exact::take);
        return exact.shares;
    }

    private void take(Step step) {
        if (step instanceof Exclusion exclusion) {
            BigDecimal amount = exact(input.excluded(exclusion.reason()));
            left = left.subtract(amount);
            exclusion.keptBy().ifPresent(party -> shares.merge(party, amount, BigDecimal::add));
        } else if (step instanceof Reserve reserve) {
            pay(reserve.heldBy(), percent(basis(reserve.basis()), reserve.basisPoints()));
        } else if (step instanceof PercentageFee fee) {
            BigDecimal amount = percent(basis(fee.basis()), fee.basisPoints());
            pay(fee.party(), fee.most().map(most -> exact(most).min(amount)).orElse(amount));
        } else if (step instanceof UnitFee fee) {
            BigDecimal count = BigDecimal.valueOf(fee.per() == UnitFee.Per.CALL ? input.calls() : input.units());
            BigDecimal amount = exact(fee.each()).multiply(count);
            pay(fee.party(), fee.most().map(most -> exact(most).min(amount)).orElse(amount));
        } else if (step instanceof PeriodFee fee) {
            pay(fee.party(), exact(fee.amount()));
        } else if (step instanceof Tax tax) {
            BigDecimal rate = BigDecimal.valueOf(tax.basisPoints());
            BigDecimal over = tax.treatment() == TaxTreatment.INCLUSIVE ? WHOLE.add(rate) : WHOLE;
            pay(tax.remittedBy(), basis(tax.basis()).multiply(rate).divide(over, EXACT));
        } else if (step instanceof Split split) {
            split(basis(split.basis()), split.portions());
        } else if (step instanceof GraduatedSplit split) {
            graduated(split);
        } else if (step instanceof Cap cap) {
            BigDecimal excess = share(cap.party()).subtract(exact(cap.most())).max(BigDecimal.ZERO);
            shares.merge(cap.party(), excess.negate(), BigDecimal::add);
            left = left.add(excess);
        } else if (step instanceof Floor floor) {
            pay(
                    floor.party(),
                    exact(floor.least()).subtract(share(floor.party())).max(BigDecimal.ZERO));
        } else if (step instanceof Remainder remainder) {
            pay(remainder.party(), left);
        } else if (step instanceof Transfer transfer) {
            move(transfer);
        }
    }

    private void move(Transfer transfer) {
        if (transfer instanceof MinimumGuarantee guarantee && input.closing()) {
            BigDecimal missing = exact(guarantee.least()).subtract(share(guarantee.party()));
            move(guarantee.guarantor(), guarantee.party(), missing.max(BigDecimal.ZERO));
        } else if (transfer instanceof Recoupment recoupment) {
            BigDecimal outstanding = exact(input.outstanding(recoupment.clause()));
            move(recoupment.party(), recoupment.advancedBy(), outstanding.min(exact(recoupment.advance())));
        } else if (transfer instanceof FixedPenalty penalty) {
            BigDecimal incidents = BigDecimal.valueOf(input.incidents(penalty.clause()));
            move(penalty.from(), penalty.to(), exact(penalty.each()).multiply(incidents));
        } else if (transfer instanceof PercentagePenalty penalty) {
            BigDecimal incidents = BigDecimal.valueOf(input.incidents(penalty.clause()));
            move(
                    penalty.from(),
                    penalty.to(),
                    percent(share(penalty.from()), penalty.basisPoints()).multiply(incidents));
        }
    }

    private void graduated(GraduatedSplit split) {
        BigDecimal money = left;
        BigDecimal total = switch (split.measure()) {
            case GROSS -> exact(input.gross());
            case NET -> money;
            case CALLS -> BigDecimal.valueOf(input.calls());
            case UNITS -> BigDecimal.valueOf(input.units());
        };
        if (total.signum() == 0) {
            split(money, split.bands().get(0).portions());
            return;
        }
        for (SplitBand band : split.bands()) {
            BigDecimal from = BigDecimal.valueOf(band.band().from());
            BigDecimal to = band.band().to().isPresent()
                    ? BigDecimal.valueOf(band.band().to().getAsLong()).min(total)
                    : total;
            BigDecimal within = to.subtract(from).max(BigDecimal.ZERO);
            split(money.multiply(within).divide(total, EXACT), band.portions());
        }
    }

    private void split(BigDecimal basis, List<Portion> portions) {
        BigDecimal wanted = percent(basis, Portion.total(portions));
        if (wanted.signum() == 0) {
            return;
        }
        BigDecimal scale = wanted.compareTo(left) > 0 ? left.divide(wanted, EXACT) : BigDecimal.ONE;
        for (Portion portion : portions) {
            BigDecimal amount = percent(basis, portion.basisPoints()).multiply(scale);
            shares.merge(portion.party(), amount, BigDecimal::add);
            left = left.subtract(amount);
        }
    }

    private void pay(OrganisationId party, BigDecimal wanted) {
        BigDecimal amount = wanted.min(left);
        left = left.subtract(amount);
        shares.merge(party, amount, BigDecimal::add);
    }

    private void move(OrganisationId from, OrganisationId to, BigDecimal wanted) {
        BigDecimal amount = wanted.min(share(from).max(BigDecimal.ZERO));
        shares.merge(from, amount.negate(), BigDecimal::add);
        shares.merge(to, amount, BigDecimal::add);
    }

    private BigDecimal share(OrganisationId party) {
        return shares.getOrDefault(party, BigDecimal.ZERO);
    }

    private BigDecimal basis(Basis basis) {
        return basis == Basis.GROSS ? exact(input.gross()) : left;
    }

    private static BigDecimal percent(BigDecimal amount, int basisPoints) {
        return amount.multiply(BigDecimal.valueOf(basisPoints)).divide(WHOLE, EXACT);
    }

    private static BigDecimal exact(Money amount) {
        return BigDecimal.valueOf(amount.microYuan());
    }
}
