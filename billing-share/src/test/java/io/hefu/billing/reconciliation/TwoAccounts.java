package io.hefu.billing.reconciliation;

import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.core.call.CallId;
import io.hefu.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Our account of November 2026 and a partner's, alike but for differences that were planted and are known. */
final class TwoAccounts {

    static final YearMonth MONTH = YearMonth.of(2026, 11);
    static final Product MESSAGES = new Product("short-messages", "sendMessage");
    static final Product THINGS = new Product("iot-data-transfer", "report");
    static final Product RIGHTS = new Product("rights-redemption", "redeem");
    static final List<Product> PRODUCTS = List.of(MESSAGES, THINGS, RIGHTS);
    static final Map<Product, Long> PRICES = Map.of(MESSAGES, 45_000L, THINGS, 800L, RIGHTS, 3_500_000L);
    static final List<KnownPrice> KNOWN_PRICES = List.of(
            new KnownPrice(MESSAGES, 2, LocalDate.of(2026, 1, 1), new Money(50_000)),
            new KnownPrice(MESSAGES, 3, LocalDate.of(2026, 11, 15), new Money(45_000)));

    private static final Instant START = BusinessCalendar.startOf(MONTH.atDay(1));
    private static final Instant END =
            BusinessCalendar.startOf(MONTH.plusMonths(1).atDay(1));
    private static final Duration EDGE = Duration.ofHours(1);

    /** How the partner names calls. */
    enum Naming {
        BY_CALL,
        BY_REFERENCE,
        BY_CONTENT
    }

    final List<Line> ours = new ArrayList<>();
    final List<Line> theirs = new ArrayList<>();
    /** What must be found: by kind, the ids of the calls. */
    final Map<DifferenceKind, Set<String>> planted = new EnumMap<>(DifferenceKind.class);

    private final Random random;
    private final Naming naming;

    TwoAccounts(long seed, int lines, Naming naming) {
        this.random = new Random(seed);
        this.naming = naming;
        for (int line = 0; line < lines; line++) {
            add(randomLine());
        }
    }

    Line randomLine() {
        long span = Duration.between(START, END).minus(EDGE.multipliedBy(2)).toMillis();
        return lineAt(START.plus(EDGE).plusMillis((long) (random.nextDouble() * span)));
    }

    Line lineAt(Instant at) {
        Product product = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        boolean delivered = random.nextInt(10) > 0;
        long units = 1 + random.nextInt(3);
        UUID id = new UUID(
                at.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12), random.nextLong() | Long.MIN_VALUE);
        return new Line(
                Optional.of(new CallId(id)),
                naming == Naming.BY_REFERENCE ? Optional.of(Reference.of("partner-" + id)) : Optional.empty(),
                product,
                delivered ? ResultClass.DELIVERED : ResultClass.FAILED,
                at,
                1,
                units,
                new Money(delivered ? units * PRICES.get(product) : 0),
                Optional.empty(),
                Optional.of(3),
                Optional.of(random.nextLong() | 1),
                false,
                0);
    }

    /** Adds a call that both have. */
    void add(Line line) {
        ours.add(line);
        theirs.add(theirsOf(line));
    }

    /** The line as the partner has it. */
    Line theirsOf(Line line) {
        boolean byContent = naming == Naming.BY_CONTENT;
        return new Line(
                naming == Naming.BY_CALL ? line.call() : Optional.empty(),
                line.reference(),
                line.product(),
                line.result(),
                byContent ? line.at().plusMillis(random.nextInt(900)) : line.at(),
                1,
                line.units(),
                line.amount(),
                line.tax(),
                line.rateVersion(),
                line.subscriber(),
                false,
                line.row());
    }

    /** Plants some of each kind that can be told apart when calls are named. */
    void plantEveryKind(int each) {
        for (int i = 0; i < each; i++) {
            missingTheirs();
            missingOurs();
            status();
            amount();
            otherRate();
            tax();
            if (naming != Naming.BY_CONTENT) {
                periodShift();
                duplicate(true);
                duplicate(false);
                unknownProduct();
                otherProduct();
            }
        }
    }

    void missingTheirs() {
        Line line = randomLine();
        ours.add(line);
        plant(DifferenceKind.MISSING_THEIRS, line);
    }

    void missingOurs() {
        Line line = randomLine();
        theirs.add(theirsOf(line));
        plant(DifferenceKind.MISSING_OURS, line);
    }

    void status() {
        Line line = delivered(randomLine());
        differ(DifferenceKind.STATUS, line, with(theirsOf(line), line.product(), ResultClass.FAILED, Money.ZERO, 3));
    }

    void amount() {
        Line line = delivered(randomLine());
        Money other = line.amount().plus(new Money(1_000_003L * (2 + random.nextInt(1_000_000))));
        differ(DifferenceKind.AMOUNT, line, with(theirsOf(line), line.product(), line.result(), other, 3));
    }

    void otherRate() {
        Line line = with(delivered(randomLine()), MESSAGES, ResultClass.DELIVERED, Money.ZERO, 3);
        line = with(line, MESSAGES, ResultClass.DELIVERED, new Money(45_000 * line.units()), 3);
        Money other = new Money(50_000 * line.units());
        differ(DifferenceKind.RATE_VERSION, line, with(theirsOf(line), MESSAGES, line.result(), other, 0));
    }

    void tax() {
        Line line = delivered(randomLine());
        Money other = new Money(line.amount().microYuan() * 106 / 100);
        differ(DifferenceKind.TAX, line, with(theirsOf(line), line.product(), line.result(), other, 3));
    }

    void periodShift() {
        Line line = lineAt(END.minusMillis(1 + random.nextInt(900)));
        ours.add(line);
        Line late = theirsOf(line);
        theirs.add(at(late, END.plusMillis(random.nextInt(900))));
        plant(DifferenceKind.PERIOD_SHIFT, line);
    }

    void duplicate(boolean identical) {
        Line line = delivered(randomLine());
        add(line);
        Line copy = theirsOf(line);
        theirs.add(
                identical
                        ? copy
                        : with(
                                copy,
                                line.product(),
                                line.result(),
                                line.amount().times(7),
                                3));
        plant(DifferenceKind.DUPLICATE_THEIRS, line);
    }

    void unknownProduct() {
        Line line = with(randomLine(), new Product("彩信", ""), ResultClass.DELIVERED, new Money(100_000), 3);
        theirs.add(theirsOf(line));
        plant(DifferenceKind.UNKNOWN_PRODUCT, line);
    }

    void otherProduct() {
        Line line = with(randomLine(), MESSAGES, ResultClass.DELIVERED, new Money(45_000), 3);
        differ(DifferenceKind.PRODUCT, line, with(theirsOf(line), RIGHTS, line.result(), line.amount(), 3));
    }

    private void differ(DifferenceKind kind, Line our, Line their) {
        ours.add(our);
        theirs.add(their);
        plant(kind, our);
    }

    private void plant(DifferenceKind kind, Line line) {
        planted.computeIfAbsent(kind, none -> new TreeSet<>()).add(name(line));
    }

    /** By what a call is known in every naming. */
    static String name(Line line) {
        return Long.toHexString(line.subscriber().orElseThrow());
    }

    static Line delivered(Line line) {
        return with(
                line, line.product(), ResultClass.DELIVERED, new Money(line.units() * PRICES.get(line.product())), 3);
    }

    static Line with(Line line, Product product, ResultClass result, Money amount, int rateVersion) {
        return new Line(
                line.call(),
                line.reference(),
                product,
                result,
                line.at(),
                line.calls(),
                line.units(),
                amount,
                line.tax(),
                rateVersion == 0 ? Optional.empty() : Optional.of(rateVersion),
                line.subscriber(),
                line.total(),
                line.row());
    }

    static Line at(Line line, Instant at) {
        return new Line(
                line.call(),
                line.reference(),
                line.product(),
                line.result(),
                at,
                line.calls(),
                line.units(),
                line.amount(),
                line.tax(),
                line.rateVersion(),
                line.subscriber(),
                line.total(),
                line.row());
    }

    static Line total(LocalDate date, Product product, ResultClass result, int calls, long units, long microYuan) {
        return new Line(
                Optional.empty(),
                Optional.empty(),
                product,
                result,
                BusinessCalendar.startOf(date),
                calls,
                units,
                new Money(microYuan),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                0);
    }

    Outcome reconcile(Rules rules) {
        return reconcile(rules, OurSuspense.EMPTY);
    }

    Outcome reconcile(Rules rules, OurSuspense suspense) {
        return Outcome.of(rules, suspense, ReconciledPeriod.of(MONTH), ours, theirs);
    }

    TwoAccounts shuffled() {
        Collections.shuffle(ours, random);
        Collections.shuffle(theirs, random);
        return this;
    }
}
