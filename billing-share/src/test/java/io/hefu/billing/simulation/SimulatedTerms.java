package io.hefu.billing.simulation;

import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.WANXIANG;

import io.hefu.billing.agreement.Basis;
import io.hefu.billing.agreement.Cap;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Exclusion;
import io.hefu.billing.agreement.Floor;
import io.hefu.billing.agreement.GraduatedSplit;
import io.hefu.billing.agreement.Measure;
import io.hefu.billing.agreement.MinimumGuarantee;
import io.hefu.billing.agreement.Party;
import io.hefu.billing.agreement.PercentageFee;
import io.hefu.billing.agreement.PeriodFee;
import io.hefu.billing.agreement.Portion;
import io.hefu.billing.agreement.Remainder;
import io.hefu.billing.agreement.Reserve;
import io.hefu.billing.agreement.Role;
import io.hefu.billing.agreement.Shortfall;
import io.hefu.billing.agreement.Split;
import io.hefu.billing.agreement.SplitBand;
import io.hefu.billing.agreement.Step;
import io.hefu.billing.agreement.Tax;
import io.hefu.billing.agreement.UnitFee;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.band.Band;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Terms as people sign them: fees, taxes, tiers, floors, caps and guarantees for three parties, in amounts a simulated month reaches. */
final class SimulatedTerms {

    static final OrganisationId CHANNEL = OrganisationId.of("00000000-0000-7000-8000-000000000030");

    private final RandomGenerator random;
    private final List<Step> steps = new ArrayList<>();

    SimulatedTerms(RandomGenerator random) {
        this.random = random;
    }

    /** Of any kind; they look at the month, so they begin and end with one. */
    Waterfall waterfall() {
        steps.add(Exclusion.ofRefunds(clause()));
        if (random.nextBoolean()) {
            steps.add(new Reserve(clause(), OPERATOR, random.nextInt(1, 900), Basis.GROSS));
        }
        if (random.nextBoolean()) {
            Optional<Money> most = random.nextBoolean() ? Optional.of(amount()) : Optional.empty();
            steps.add(new PercentageFee(clause(), CHANNEL, random.nextInt(1, 2_000), Basis.NET, most));
        }
        if (random.nextBoolean()) {
            UnitFee.Per per = random.nextBoolean() ? UnitFee.Per.CALL : UnitFee.Per.UNIT;
            steps.add(new UnitFee(clause(), CHANNEL, per, new Money(random.nextInt(1, 5_000)), Optional.empty()));
        }
        if (random.nextInt(3) == 0) {
            steps.add(new PeriodFee(clause(), OPERATOR, amount()));
        }
        if (random.nextBoolean()) {
            steps.add(new Tax(clause(), OPERATOR, 600, TaxTreatment.INCLUSIVE, Basis.NET));
        }
        steps.add(random.nextInt(4) == 0 ? new Split(clause(), Basis.NET, portions()) : graduated());
        boolean capped = random.nextInt(3) == 0;
        if (capped) {
            steps.add(new Cap(clause(), WANXIANG, amount()));
        } else if (random.nextBoolean()) {
            steps.add(new Floor(clause(), WANXIANG, amount()));
        }
        steps.add(new Remainder(clause(), OPERATOR));
        if (!capped && random.nextBoolean()) {
            Shortfall shortfall = random.nextBoolean() ? Shortfall.OWED : Shortfall.LIMITED;
            steps.add(new MinimumGuarantee(clause(), WANXIANG, OPERATOR, amount(), shortfall));
        }
        return new Waterfall(
                List.of(
                        new Party(OPERATOR, Role.OPERATOR),
                        new Party(WANXIANG, Role.PARTNER),
                        new Party(CHANNEL, Role.PARTNER)),
                steps);
    }

    /** The same, but that the second band of tiers begins one later. */
    static Waterfall withBandsMoved(Waterfall waterfall) {
        return new Waterfall(
                waterfall.parties(),
                waterfall.steps().stream()
                        .map(step -> step instanceof GraduatedSplit split ? withBandsMoved(split) : step)
                        .toList());
    }

    private static Step withBandsMoved(GraduatedSplit split) {
        List<SplitBand> bands = new ArrayList<>();
        for (SplitBand band : split.bands()) {
            long from = band.band().from() == 0 ? 0 : band.band().from() + 1;
            bands.add(new SplitBand(
                    band.band().to().isPresent()
                            ? Band.of(from, band.band().to().getAsLong() + 1)
                            : Band.from(from),
                    band.portions()));
        }
        return new GraduatedSplit(split.clause(), split.measure(), bands);
    }

    private Step graduated() {
        Measure[] measures = Measure.values();
        Measure measure = measures[random.nextInt(measures.length)];
        long scale = measure == Measure.CALLS || measure == Measure.UNITS ? 200 : 20_000_000;
        long first = random.nextLong(1, scale);
        long second = first + random.nextLong(1, scale);
        return new GraduatedSplit(
                clause(),
                measure,
                List.of(
                        new SplitBand(Band.of(0, first), portions()),
                        new SplitBand(Band.of(first, second), portions()),
                        new SplitBand(Band.from(second), portions())));
    }

    private List<Portion> portions() {
        int partner = random.nextInt(1, 6_000);
        return random.nextBoolean()
                ? List.of(new Portion(WANXIANG, partner))
                : List.of(new Portion(WANXIANG, partner), new Portion(CHANNEL, random.nextInt(1, 4_000)));
    }

    /** Up to some 16 yuan. */
    private Money amount() {
        return new Money(random.nextLong(1, 1L << random.nextInt(8, 25)));
    }

    private Clause clause() {
        return new Clause(Integer.toString(steps.size() + 1));
    }
}
