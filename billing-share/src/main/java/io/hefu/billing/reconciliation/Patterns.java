package io.hefu.billing.reconciliation;

import io.hefu.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What differences have in common. All are looked at once before any is explained. */
final class Patterns {

    private static final long STRETCH_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final long SECOND_MICROS = 1_000_000;
    private static final long HALF_SECOND_MICROS = SECOND_MICROS / 2;
    private static final long MICRO_YUAN_PER_FEN = 10_000;
    private static final long[] FACTORS = {100, 10_000, 1_000_000};

    private record Prices(long product, int ourVersion, long ours, long theirs) {}

    private record Factor(long factor, boolean theirsGreater) {}

    /** Missing lines of a product. */
    private static final class Missing {
        private long lines;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
    }

    private final Rules rules;
    private final Matching matching;
    private final Map<Prices, Long> prices = new HashMap<>();
    private final Map<Factor, Long> factors = new HashMap<>();
    private final Map<Long, Long> offsetsSeconds = new HashMap<>();
    private final Map<Long, Missing> missing = new HashMap<>();

    Patterns(Rules rules, Matching matching) {
        this.rules = rules;
        this.matching = matching;
    }

    void look(int finding) {
        Findings findings = matching.findings;
        int our = findings.our(finding);
        int their = findings.their(finding);
        switch (findings.kind(finding)) {
            case AMOUNT, RATE_VERSION -> lookAtAmounts(our, their);
            case PERIOD_SHIFT -> offsetsSeconds.merge(offsetSeconds(our, their), 1L, Long::sum);
            case MISSING_THEIRS -> {
                Missing lines = missing.computeIfAbsent(matching.ours.product(our), product -> new Missing());
                lines.lines++;
                lines.first = Math.min(lines.first, matching.ours.at(our));
                lines.last = Math.max(lines.last, matching.ours.at(our));
            }
            default -> {}
        }
    }

    /** Whether amounts that differ without a stated reason do so for many lines alike: then it is the price. */
    boolean isOtherPrice(int our, int their) {
        long ours = matching.ours.amount(our);
        long theirs = matching.theirs.amount(their);
        Prices pair = pricesOf(our, their);
        return pair != null
                && !isRounded(ours, theirs)
                && factorOf(ours, theirs) == null
                && prices.getOrDefault(pair, 0L) >= rules.pattern();
    }

    Cause ofAmount(int our, int their) {
        long ours = matching.ours.amount(our);
        long theirs = matching.theirs.amount(their);
        if (isRounded(ours, theirs)) {
            return new Cause.Rounded();
        }
        Factor factor = factorOf(ours, theirs);
        if (factor != null && factors.get(factor) >= rules.pattern()) {
            return new Cause.OtherUnit(factors.get(factor), factor.factor(), factor.theirsGreater());
        }
        return new Cause.Unexplained();
    }

    Cause ofRate(int our, int their) {
        Prices pair = pricesOf(our, their);
        return pair == null ? new Cause.Unexplained() : otherPrice(pair, prices.getOrDefault(pair, 1L));
    }

    /** Of two totals over the same calls. */
    Cause ofRate(Position ours, Position theirs) {
        long here = ours.amount().microYuan();
        long there = theirs.amount().microYuan();
        if (ours.units() == 0 || here % ours.units() != 0 || there % ours.units() != 0) {
            return new Cause.Unexplained();
        }
        long product = matching.products.numberOf(ours.product());
        return otherPrice(new Prices(product, 0, here / ours.units(), there / ours.units()), ours.calls());
    }

    private Cause otherPrice(Prices pair, long lines) {
        List<KnownPrice> known = matching.comparison.pricesOf(pair.product());
        Optional<KnownPrice> here = known.stream()
                .filter(price -> pair.ourVersion() == 0
                        ? price.perUnit().microYuan() == pair.ours()
                        : price.version() == pair.ourVersion())
                .findFirst();
        Optional<KnownPrice> there = known.stream()
                .filter(price -> price.perUnit().microYuan() == pair.theirs())
                .findFirst();
        Optional<LocalDate> changedOn = here.or(() -> there)
                .map(price ->
                        there.filter(other -> other.version() > price.version()).orElse(price))
                .filter(price -> price.version() > 1)
                .map(KnownPrice::effectiveFrom);
        return new Cause.OtherPrice(
                matching.products.named(pair.product()),
                lines,
                here.map(KnownPrice::version).orElse(pair.ourVersion()),
                new Money(pair.ours()),
                new Money(pair.theirs()),
                there,
                changedOn);
    }

    Cause ofShift(int our, int their) {
        long offset = offsetSeconds(our, their);
        long lines = offsetsSeconds.getOrDefault(offset, 0L);
        Duration apart = Duration.of(Math.abs(matching.theirs.at(their) - matching.ours.at(our)), ChronoUnit.MICROS);
        boolean isClock = apart.compareTo(Duration.ofMinutes(1)) > 0 && lines >= rules.pattern();
        return isClock ? new Cause.ClockOffset(lines, Duration.ofSeconds(offset)) : new Cause.NearMidnight(apart);
    }

    Cause ofMissingTheirs(int our) {
        Line line = matching.ours.line(our, matching.products);
        for (AutoRule rule : rules.autoRules()) {
            if (rule instanceof AutoRule.KnownOutage outage && outage.covers(line)) {
                return new Cause.InOutage(outage.from(), outage.to());
            }
        }
        Missing lines = missing.get(matching.ours.product(our));
        if (lines != null && lines.lines >= rules.pattern() && lines.last - lines.first <= STRETCH_MICROS) {
            return new Cause.Stretch(line.product(), lines.lines, instant(lines.first), instant(lines.last));
        }
        return new Cause.Unexplained();
    }

    private void lookAtAmounts(int our, int their) {
        Prices pair = pricesOf(our, their);
        if (pair != null) {
            prices.merge(pair, 1L, Long::sum);
        }
        Factor factor = factorOf(matching.ours.amount(our), matching.theirs.amount(their));
        if (factor != null) {
            factors.merge(factor, 1L, Long::sum);
        }
    }

    private @Nullable Prices pricesOf(int our, int their) {
        long here = matching.ours.unitPrice(our);
        long there = LineComparison.unitPriceOfTheirs(matching.ours, our, matching.theirs, their);
        boolean sameUnits =
                matching.theirs.units(their) == 0 || matching.theirs.units(their) == matching.ours.units(our);
        return here < 0 || there < 0 || here == there || !sameUnits
                ? null
                : new Prices(matching.ours.product(our), matching.ours.rateVersion(our), here, there);
    }

    private static @Nullable Factor factorOf(long ours, long theirs) {
        boolean theirsGreater = Math.abs(theirs) > Math.abs(ours);
        long greater = theirsGreater ? theirs : ours;
        long smaller = theirsGreater ? ours : theirs;
        for (long factor : FACTORS) {
            if (smaller != 0 && greater % factor == 0 && greater / factor == smaller) {
                return new Factor(factor, theirsGreater);
            }
        }
        return null;
    }

    private static boolean isRounded(long ours, long theirs) {
        return theirs % MICRO_YUAN_PER_FEN == 0
                && ours % MICRO_YUAN_PER_FEN != 0
                && Math.abs(theirs - ours) < MICRO_YUAN_PER_FEN;
    }

    private long offsetSeconds(int our, int their) {
        return Math.floorDiv(matching.theirs.at(their) - matching.ours.at(our) + HALF_SECOND_MICROS, SECOND_MICROS);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
