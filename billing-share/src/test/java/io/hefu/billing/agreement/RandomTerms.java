package io.hefu.billing.agreement;

import io.hefu.billing.band.Band;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Valid waterfalls with every kind of clause, and what may come in under them. None of them lets a party owe. */
final class RandomTerms {

    private final Random random;
    private final List<OrganisationId> parties;
    private int clauses;
    private int claimedOnGross;

    RandomTerms(Random random) {
        this.random = random;
        this.parties = IntStream.range(0, random.nextInt(1, 6))
                .mapToObj(i -> new OrganisationId(new UUID(random.nextLong(), i)))
                .toList();
    }

    Waterfall waterfall() {
        OrganisationId remainder = any();
        List<Step> steps = new ArrayList<>();
        steps.add(Exclusion.ofRefunds(clause()));
        if (random.nextBoolean()) {
            steps.add(new Exclusion(clause(), Exclusion.Reason.COMPLAINT, optional(any())));
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            steps.add(taking());
        }
        parties.stream()
                .filter(party -> !party.equals(remainder) && random.nextInt(3) == 0)
                .forEach(party -> limits(party, steps));
        steps.add(new Remainder(clause(), remainder));
        for (int i = parties.size() < 2 ? 0 : random.nextInt(4); i > 0; i--) {
            steps.add(transfer());
        }
        return new Waterfall(
                parties.stream().map(party -> new Party(party, role())).toList(), withoutBrokenPromises(steps));
    }

    /** A batch of calls, with refunds, complaints, incidents and advances among them, or without. */
    Cumulative batch(Waterfall waterfall) {
        Money gross = new Money(random.nextLong(0, 1L << random.nextInt(1, 50)));
        long calls = random.nextInt(0, 2_000);
        Cumulative batch = Cumulative.of(gross, calls, calls * random.nextInt(0, 4));
        if (random.nextInt(3) == 0) {
            batch = batch.plus(Cumulative.ofExcluded(Exclusion.Reason.REFUND, gross.portion(random.nextInt(6), 10)));
        }
        if (random.nextInt(3) == 0) {
            batch = batch.plus(Cumulative.ofExcluded(Exclusion.Reason.COMPLAINT, gross.portion(random.nextInt(6), 10)));
        }
        for (Step step : waterfall.steps()) {
            if (step instanceof Recoupment recoupment) {
                Money outstanding = recoupment.advance().portion(random.nextInt(3), 2);
                batch = batch.plus(Cumulative.ofOutstanding(step.clause(), outstanding));
            } else if (step instanceof Transfer) {
                batch = batch.plus(Cumulative.ofIncidents(step.clause(), random.nextInt(3)));
            }
        }
        return batch;
    }

    /** The same terms, the parties and all portions listed in another order. */
    Waterfall shuffled(Waterfall waterfall) {
        return new Waterfall(
                shuffled(waterfall.parties()),
                waterfall.steps().stream().map(this::shuffled).toList());
    }

    private Step shuffled(Step step) {
        if (step instanceof Split split) {
            return new Split(split.clause(), split.basis(), shuffled(split.portions()));
        }
        if (step instanceof GraduatedSplit split) {
            List<SplitBand> bands = split.bands().stream()
                    .map(band -> new SplitBand(band.band(), shuffled(band.portions())))
                    .toList();
            return new GraduatedSplit(split.clause(), split.measure(), bands);
        }
        return step;
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private Step taking() {
        return switch (random.nextInt(8)) {
            case 0 -> reserve();
            case 1 -> fee();
            case 2 -> new UnitFee(clause(), any(), one(UnitFee.Per.values()), amount(), optional(amount()));
            case 3 -> new PeriodFee(clause(), any(), amount());
            case 4 -> new Tax(clause(), any(), percentage(), one(TaxTreatment.values()), Basis.NET);
            case 5 -> split();
            default -> graduated();
        };
    }

    private Step reserve() {
        int basisPoints = percentage();
        return new Reserve(clause(), any(), basisPoints, basis(basisPoints));
    }

    private Step fee() {
        int basisPoints = percentage();
        return new PercentageFee(clause(), any(), basisPoints, basis(basisPoints), optional(amount()));
    }

    private Step split() {
        List<Portion> portions = portions();
        return new Split(clause(), basis(Portion.total(portions)), portions);
    }

    private Step graduated() {
        Measure measure = one(Measure.values());
        long scale = measure == Measure.CALLS || measure == Measure.UNITS ? 1_000 : 1L << random.nextInt(10, 50);
        long[] ends = LongStream.generate(() -> random.nextLong(1, scale))
                .limit(random.nextInt(4))
                .sorted()
                .distinct()
                .toArray();
        List<SplitBand> bands = new ArrayList<>();
        for (int i = 0; i <= ends.length; i++) {
            long from = i == 0 ? 0 : ends[i - 1];
            OptionalLong to = i == ends.length ? OptionalLong.empty() : OptionalLong.of(ends[i]);
            bands.add(new SplitBand(new Band(from, to), portions()));
        }
        return new GraduatedSplit(clause(), measure, bands);
    }

    private void limits(OrganisationId party, List<Step> steps) {
        Money least = amount();
        if (random.nextBoolean()) {
            steps.add(new Floor(clause(), party, least));
        }
        if (random.nextBoolean()) {
            steps.add(new Cap(clause(), party, least.plus(new Money(random.nextLong(1L << 40)))));
        }
    }

    private Step transfer() {
        OrganisationId from = any();
        List<OrganisationId> others =
                parties.stream().filter(party -> !party.equals(from)).toList();
        OrganisationId to = others.get(random.nextInt(others.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new MinimumGuarantee(clause(), to, from, amount(), Shortfall.LIMITED);
            case 1 -> new Recoupment(clause(), from, to, amount());
            case 2 -> new FixedPenalty(clause(), from, to, amount(), Shortfall.LIMITED);
            default -> new PercentagePenalty(clause(), from, to, percentage());
        };
    }

    private static List<Step> withoutBrokenPromises(List<Step> steps) {
        List<OrganisationId> capped = steps.stream()
                .filter(Cap.class::isInstance)
                .flatMap(step -> step.parties().stream())
                .toList();
        return steps.stream()
                .filter(step -> !(step instanceof MinimumGuarantee guarantee && capped.contains(guarantee.party())))
                .toList();
    }

    private List<Portion> portions() {
        List<Portion> portions = new ArrayList<>();
        int left = Limits.WHOLE;
        for (OrganisationId party : shuffled(parties)) {
            if (left > 0 && random.nextInt(3) > 0) {
                int basisPoints = random.nextInt(4) == 0 ? left : random.nextInt(1, left + 1);
                portions.add(new Portion(party, basisPoints));
                left -= basisPoints;
            }
        }
        return portions;
    }

    private Basis basis(int basisPoints) {
        if (random.nextBoolean() || claimedOnGross + basisPoints > Limits.WHOLE) {
            return Basis.NET;
        }
        claimedOnGross += basisPoints;
        return Basis.GROSS;
    }

    private Clause clause() {
        return new Clause(Integer.toString(++clauses));
    }

    private OrganisationId any() {
        return parties.get(random.nextInt(parties.size()));
    }

    private Role role() {
        return one(Role.values());
    }

    private int percentage() {
        return random.nextInt(1, random.nextInt(4) == 0 ? 10_001 : 2_000);
    }

    private Money amount() {
        return new Money(random.nextLong(1, 1L << random.nextInt(1, 48)));
    }

    private <T> Optional<T> optional(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
