package io.hefu.billing.agreement;

import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.agreement.Terms;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes one clause down field by field. */
final class ClauseWriter {

    private ClauseWriter() {}

    /** A clause as {@link ClauseForm} reads it. */
    static Terms.Clause write(Step step) {
        Writing to = new Writing(step.clause());
        if (step instanceof Exclusion exclusion) {
            to.kind = Terms.Kind.EXCLUSION;
            to.reason = exclusion.reason().name();
            exclusion.keptBy().ifPresent(party -> to.party = party);
        } else if (step instanceof Reserve reserve) {
            to.percentage(Terms.Kind.RESERVE, reserve.heldBy(), reserve.basisPoints(), reserve.basis());
        } else if (step instanceof PercentageFee fee) {
            to.percentage(Terms.Kind.PERCENTAGE_FEE, fee.party(), fee.basisPoints(), fee.basis());
            to.most = fee.most();
        } else if (step instanceof UnitFee fee) {
            to.amount(Terms.Kind.UNIT_FEE, fee.party(), fee.each());
            to.per = fee.per().name();
            to.most = fee.most();
        } else if (step instanceof PeriodFee fee) {
            to.amount(Terms.Kind.PERIOD_FEE, fee.party(), fee.amount());
        } else if (step instanceof Tax tax) {
            to.percentage(Terms.Kind.TAX, tax.remittedBy(), tax.basisPoints(), tax.basis());
            to.taxIncluded = tax.treatment() == TaxTreatment.INCLUSIVE;
        } else if (step instanceof Split split) {
            to.kind = Terms.Kind.SPLIT;
            to.basis = split.basis().name();
            to.portions = portions(split.portions());
        } else if (step instanceof GraduatedSplit split) {
            to.kind = Terms.Kind.GRADUATED_SPLIT;
            to.measure = split.measure().name();
            boolean ofMoney = split.measure() == Measure.GROSS || split.measure() == Measure.NET;
            to.bands = split.bands().stream().map(band -> band(band, ofMoney)).toList();
        } else if (step instanceof Cap cap) {
            to.amount(Terms.Kind.CAP, cap.party(), cap.most());
        } else if (step instanceof Floor floor) {
            to.amount(Terms.Kind.FLOOR, floor.party(), floor.least());
        } else if (step instanceof Remainder remainder) {
            to.kind = Terms.Kind.REMAINDER;
            to.party = remainder.party();
        } else {
            transfer((Transfer) step, to);
        }
        return to.clause();
    }

    private static void transfer(Transfer step, Writing to) {
        if (step instanceof MinimumGuarantee guarantee) {
            to.amount(Terms.Kind.MINIMUM_GUARANTEE, guarantee.party(), guarantee.least());
            to.from = guarantee.guarantor();
            to.owed = guarantee.shortfall() == Shortfall.OWED;
        } else if (step instanceof Recoupment recoupment) {
            to.amount(Terms.Kind.RECOUPMENT, recoupment.advancedBy(), recoupment.advance());
            to.from = recoupment.party();
        } else if (step instanceof FixedPenalty penalty) {
            to.amount(Terms.Kind.FIXED_PENALTY, penalty.to(), penalty.each());
            to.from = penalty.from();
            to.owed = penalty.shortfall() == Shortfall.OWED;
        } else {
            PercentagePenalty penalty = (PercentagePenalty) step;
            to.kind = Terms.Kind.PERCENTAGE_PENALTY;
            to.party = penalty.to();
            to.from = penalty.from();
            to.basisPoints = penalty.basisPoints();
        }
    }

    private static List<Terms.Portion> portions(List<Portion> portions) {
        return portions.stream()
                .map(portion -> new Terms.Portion(portion.party().value(), portion.basisPoints()))
                .toList();
    }

    private static Terms.Band band(SplitBand band, boolean ofMoney) {
        OptionalLong to = band.band().to();
        return new Terms.Band(
                reach(band.band().from(), ofMoney),
                to.isPresent() ? Optional.of(reach(to.getAsLong(), ofMoney)) : Optional.empty(),
                portions(band.portions()));
    }

    private static String reach(long reached, boolean ofMoney) {
        return ofMoney ? new Money(reached).yuan().toPlainString() : Long.toString(reached);
    }

    /** The fields of a clause while they are collected. */
    private static final class Writing {

        private final Clause clause;
        private Terms.@Nullable Kind kind;
        private @Nullable OrganisationId party;
        private @Nullable OrganisationId from;
        private @Nullable Integer basisPoints;
        private @Nullable String basis;
        private @Nullable Money amount;
        private Optional<Money> most = Optional.empty();
        private @Nullable String reason;
        private @Nullable String per;
        private @Nullable Boolean taxIncluded;
        private @Nullable String measure;
        private @Nullable Boolean owed;
        private List<Terms.Portion> portions = List.of();
        private List<Terms.Band> bands = List.of();

        Writing(Clause clause) {
            this.clause = clause;
        }

        void percentage(Terms.Kind ofKind, OrganisationId toParty, int ofBasisPoints, Basis ofBasis) {
            kind = ofKind;
            party = toParty;
            basisPoints = ofBasisPoints;
            basis = ofBasis.name();
        }

        void amount(Terms.Kind ofKind, OrganisationId toParty, Money ofAmount) {
            kind = ofKind;
            party = toParty;
            amount = ofAmount;
        }

        Terms.Clause clause() {
            return new Terms.Clause(
                    clause.number(),
                    kind,
                    Optional.ofNullable(party).map(OrganisationId::value),
                    Optional.ofNullable(from).map(OrganisationId::value),
                    Optional.ofNullable(basisPoints),
                    Optional.ofNullable(basis),
                    Optional.ofNullable(amount).map(ClauseWriter::text),
                    most.map(ClauseWriter::text),
                    Optional.ofNullable(reason),
                    Optional.ofNullable(per),
                    Optional.ofNullable(taxIncluded),
                    Optional.ofNullable(measure),
                    Optional.ofNullable(owed),
                    portions,
                    bands);
        }
    }

    private static String text(Money amount) {
        return amount.yuan().toPlainString();
    }
}
