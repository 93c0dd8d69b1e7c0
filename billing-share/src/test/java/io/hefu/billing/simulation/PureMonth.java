package io.hefu.billing.simulation;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.MESSAGES;
import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.STANDARD;
import static io.hefu.billing.Billing.WANXIANG;

import io.hefu.billing.Billing;
import io.hefu.billing.MovableClock;
import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.AgreementBook;
import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Portion;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.billing.books.Books;
import io.hefu.billing.correction.Correction;
import io.hefu.billing.intake.IntakeInMemory;
import io.hefu.billing.pricing.PerUnit;
import io.hefu.billing.pricing.PriceBook;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.PriceVersion;
import io.hefu.billing.rating.RatingInMemory;
import io.hefu.billing.settlement.SettlementInMemory;
import io.hefu.billing.settlement.SettlementInMemory.Booked;
import io.hefu.billing.settlement.SettlementInMemory.Issued;
import io.hefu.billing.statement.Leaf;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The end of a month and the days after it, in memory: the rules of intake, rating, sharing, closing and sealing put to maps
 * instead of tables, in a few milliseconds. What goes wrong here goes wrong between calls, batches, dates and terms; what
 * goes wrong between transactions is {@link BillingSimulation}'s.
 */
final class PureMonth {

    /** What can go wrong. */
    enum Fault {
        DELIVERED_TWICE,
        DELIVERED_WITH_GAP,
        DELIVERY_LOST,
        DELIVERED_OUT_OF_ORDER,
        CALL_ID_REUSED,
        NODE_CRASHED,
        BECAME_UNKNOWN,
        TAKEN_UP_BY_ANOTHER_RUN,
        RATING_LOST,
        SUSPENDED,
        RELEASED,
        PRICE_CHANGED,
        TERMS_CHANGED,
        LATE_WITHIN_MONTH,
        LATE_FOR_CLOSED_MONTH
    }

    /** Mistakes that are made on purpose, to see whether they are found. */
    enum Flaw {
        NONE,
        /** The intake remembers calls for a while only. */
        FORGETFUL_DEDUPE,
        /** A band of the tiers begins one later than was signed. */
        TIER_OFF_BY_ONE,
        /** Prices are rounded to the fen. */
        PRICE_ROUNDED_TO_FEN,
        /** A day is stated before all that was booked on it is rated. */
        CLOSED_TOO_EARLY,
        /** A new price is charged half an hour before it is in force. */
        PRICE_TOO_EARLY
    }

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final LocalDate FIRST = LocalDate.of(2026, 1, 29);
    static final LocalDate LAST = LocalDate.of(2026, 2, 3);
    static final YearMonth MONTH = YearMonth.of(2026, 1);

    final Account account = new Account();
    final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    final IntakeInMemory intake = new IntakeInMemory();
    final List<RatingInMemory.Line> lines = new ArrayList<>();
    final List<RatingInMemory.Share> shares = new ArrayList<>();
    final List<Booked> corrections = new ArrayList<>();
    final Map<LocalDate, Map<OrganisationId, Issued>> days = new LinkedHashMap<>();
    Map<OrganisationId, Issued> month = Map.of();
    final List<Agreement> signed = new ArrayList<>();
    final SettlementInMemory settlement;

    private final Random random;
    private final Flaw flaw;
    private final MovableClock clock =
            new MovableClock(FIRST.atStartOfDay(SHANGHAI).toInstant());
    private final List<PriceVersion> prices = new ArrayList<>();
    private final List<Agreement> applied = new ArrayList<>();
    private final PureGateways gateways;
    private final List<RatingInMemory.Usage> queue = new ArrayList<>();
    private final List<RatingInMemory.Usage> suspended = new ArrayList<>();
    private final RatingInMemory rating;
    private Books books = new Books(FIRST);

    PureMonth(long seed, Flaw flaw) {
        this.random = new Random(seed);
        this.flaw = flaw;
        Supplier<UUID> ids = () -> new UUID(random.nextLong(), random.nextLong());
        this.rating = new RatingInMemory(ids);
        price("verifyLocation", LOCATION, clock.instant());
        price("sendMessage", MESSAGES, clock.instant());
        percentages(clock.instant());
        Waterfall messages = new SimulatedTerms(random).waterfall();
        sign(MESSAGES, clock.instant(), messages);
        sign(MESSAGES, startOf(MONTH.plusMonths(1).atDay(1)), new SimulatedTerms(random).waterfall());
        if (random.nextBoolean()) {
            percentages(startOf(LocalDate.of(2026, 1, 31)).plusMillis(random.nextInt(86_400_000)));
            happened(Fault.TERMS_CHANGED);
        }
        this.settlement = new SettlementInMemory(Billing.SECRET, signed, ids);
        this.gateways = new PureGateways(
                random, clock, account, intake, flaw == Flaw.FORGETFUL_DEDUPE, this::happened, queue::add);
    }

    PureMonth run() {
        for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
            day(date);
            night(date, date.equals(LAST));
        }
        return this;
    }

    private void day(LocalDate date) {
        clock.moveTo(startOf(date));
        for (int i = 3 + random.nextInt(6); i > 0; i--) {
            clock.advance(Duration.ofMinutes(random.nextInt(120)));
            switch (random.nextInt(10)) {
                case 0 -> gateways.crash();
                case 1 -> gateways.takeUpLostCalls();
                case 2 -> gateways.answerPending(false);
                case 3 -> gateways.reuseCallId();
                case 4 -> changePrice();
                case 5 -> rate();
                default -> gateways.calls();
            }
            gateways.deliver();
        }
    }

    /** Everything is delivered, rated and closed; what is pending or suspended comes later. */
    private void night(LocalDate date, boolean last) {
        clock.moveTo(startOf(date.plusDays(1)).plus(Duration.ofHours(2)));
        if (last) {
            gateways.answerPending(true);
            gateways.takeUpLostCalls();
            release();
        } else if (random.nextInt(4) == 0) {
            release();
        }
        gateways.handOver();
        List<RatingInMemory.Usage> tooLate =
                flaw == Flaw.CLOSED_TOO_EARLY && !queue.isEmpty() ? List.of(queue.remove(0)) : List.of();
        while (!queue.isEmpty()) {
            rate();
        }
        close(date);
        days.put(date, settlement.day(date, linesOf(date), sharesOf(date), correctionsOf(date), clock.instant()));
        if (date.equals(MONTH.atEndOfMonth())) {
            month = settlement.month(MONTH, clock.instant());
        }
        if (!tooLate.isEmpty()) {
            commit(tooLate, new Books(date));
        }
    }

    private void close(LocalDate date) {
        books = new Books(date.plusDays(1));
        if (date.equals(MONTH.atEndOfMonth())) {
            settlement.close(MONTH, rating).forEach(correction -> book(correction, date));
        }
    }

    private void book(Correction correction, LocalDate date) {
        corrections.add(new Booked(correction, date, clock.instant()));
    }

    private void rate() {
        if (queue.isEmpty()) {
            return;
        }
        Collections.shuffle(queue, random);
        List<RatingInMemory.Usage> batch = new ArrayList<>(queue.subList(0, 1 + random.nextInt(queue.size())));
        if (random.nextInt(6) == 0) {
            happened(Fault.RATING_LOST);
            run(batch, books);
        }
        queue.subList(0, batch.size()).clear();
        commit(batch, books);
    }

    private RatingInMemory.Run run(List<RatingInMemory.Usage> batch, Books open) {
        return rating.rate(batch, new PriceBook(prices), new AgreementBook(applied), open, clock.instant());
    }

    private void commit(List<RatingInMemory.Usage> batch, Books open) {
        RatingInMemory.Run run = run(batch, open);
        run.commit().run();
        lines.addAll(run.lines());
        shares.addAll(run.shares());
        run.corrections().forEach(correction -> book(correction, open.openFrom()));
        suspended.addAll(run.suspended());
        happened(Fault.SUSPENDED, !run.suspended().isEmpty());
        happened(Fault.LATE_FOR_CLOSED_MONTH, !run.corrections().isEmpty());
        happened(
                Fault.LATE_WITHIN_MONTH,
                run.shares().stream()
                        .anyMatch(share -> share.bookedOn().isAfter(share.line().businessDate())));
    }

    /** A price for what was suspended comes, for all of the past. */
    private void release() {
        if (prices.stream().noneMatch(price -> price.key().operation().equals(PureGateways.UNPRICED))) {
            price(PureGateways.UNPRICED, LOCATION, clock.instant().minus(Duration.ofDays(60)));
        }
        happened(Fault.RELEASED, !suspended.isEmpty());
        queue.addAll(suspended);
        suspended.clear();
    }

    private void changePrice() {
        happened(Fault.PRICE_CHANGED);
        clock.advance(Duration.ofMillis(1));
        price("verifyLocation", LOCATION, clock.instant());
    }

    private void price(String operation, ApiName api, Instant from) {
        PriceKey key = new PriceKey(STANDARD, api, operation);
        Money perUnit = new Money(random.nextInt(200_000));
        account.price(operation, from, perUnit);
        int version =
                (int) prices.stream().filter(price -> price.key().equals(key)).count() + 1;
        Money charged = flaw == Flaw.PRICE_ROUNDED_TO_FEN ? perUnit.payable() : perUnit;
        Instant since = flaw == Flaw.PRICE_TOO_EARLY && version > 1 ? from.minus(Duration.ofMinutes(30)) : from;
        prices.add(new PriceVersion(key, version, since, new PerUnit(charged), TaxTreatment.INCLUSIVE));
    }

    private void percentages(Instant from) {
        int partners = random.nextInt(1, 10_000);
        sign(LOCATION, from, Waterfall.percentages(OPERATOR, List.of(new Portion(WANXIANG, partners))));
    }

    private void sign(ApiName api, Instant from, Waterfall waterfall) {
        AgreementTerms terms = new AgreementTerms("on-" + api, api, Optional.empty(), from, waterfall);
        account.agree(terms);
        int version = (int) signed.stream()
                        .filter(agreement -> agreement.terms().api().equals(api))
                        .count()
                + 1;
        signed.add(new Agreement(version, terms));
        Waterfall kept = flaw == Flaw.TIER_OFF_BY_ONE ? SimulatedTerms.withBandsMoved(waterfall) : waterfall;
        applied.add(new Agreement(version, new AgreementTerms("on-" + api, api, Optional.empty(), from, kept)));
    }

    /** By ascending id; those of closed months are corrections. */
    List<RatingInMemory.Line> linesOf(LocalDate bookedOn) {
        return lines.stream()
                .filter(line ->
                        line.bookedOn().equals(bookedOn) && line.agreement().isPresent())
                .filter(line -> !LocalDate.ofInstant(line.record().receivedAt(), SHANGHAI)
                        .isBefore(bookedOn.withDayOfMonth(1)))
                .sorted((one, other) -> Leaf.ID_ORDER.compare(
                        one.record().call().value(), other.record().call().value()))
                .toList();
    }

    List<RatingInMemory.Share> sharesOf(LocalDate bookedOn) {
        return shares.stream()
                .filter(share -> share.bookedOn().equals(bookedOn))
                .toList();
    }

    List<Booked> correctionsOf(LocalDate bookedOn) {
        return corrections.stream()
                .filter(correction -> correction.bookedOn().equals(bookedOn))
                .toList();
    }

    private void happened(Fault fault) {
        faults.merge(fault, 1, Integer::sum);
    }

    private void happened(Fault fault, boolean really) {
        if (really) {
            happened(fault);
        }
    }

    private static Instant startOf(LocalDate date) {
        return date.atStartOfDay(SHANGHAI).toInstant();
    }
}
