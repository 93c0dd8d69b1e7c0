package io.hefu.billing.agreement;

import static io.hefu.billing.agreement.Parties.CHANNEL;
import static io.hefu.billing.agreement.Parties.OPERATOR;
import static io.hefu.billing.agreement.Parties.SUPPLIER;
import static io.hefu.billing.agreement.Parties.clause;
import static io.hefu.billing.agreement.Parties.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.hefu.billing.band.Band;
import io.hefu.billing.calendar.BusinessCalendar;
import io.hefu.billing.pricing.PerUnit;
import io.hefu.billing.pricing.PriceBook;
import io.hefu.billing.pricing.PriceKey;
import io.hefu.billing.pricing.PriceVersion;
import io.hefu.billing.pricing.Used;
import io.hefu.billing.tax.TaxTreatment;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.OrganisationId;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The month that {@code worked-month/2026-03.md} reckons by hand. */
class WorkedMonthTest {

    private static final OrganisationId MAPS = new OrganisationId(new UUID(0, 4));
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final PriceKey VERIFICATION =
            new PriceKey(new PlanCode("standard"), new ApiName("location-verification"), "verifyLocation");
    private static final Clause FAILURES = clause("9");

    private static final PriceBook PRICES = new PriceBook(List.of(
            new PriceVersion(VERIFICATION, 1, start("2026-01-01"), new PerUnit(yuan("0.50")), TaxTreatment.INCLUSIVE),
            new PriceVersion(VERIFICATION, 2, start("2026-03-16"), new PerUnit(yuan("0.40")), TaxTreatment.INCLUSIVE)));

    private static final Waterfall TERMS = new Waterfall(
            List.of(
                    new Party(OPERATOR, Role.OPERATOR),
                    new Party(SUPPLIER, Role.CAPABILITY_SUPPLIER),
                    new Party(CHANNEL, Role.CHANNEL),
                    new Party(MAPS, Role.PARTNER)),
            List.of(
                    Exclusion.ofRefunds(clause("1")),
                    new Tax(clause("2"), OPERATOR, 600, TaxTreatment.INCLUSIVE, Basis.NET),
                    new UnitFee(clause("3"), CHANNEL, UnitFee.Per.CALL, yuan("0.01"), Optional.of(yuan("3000"))),
                    new Reserve(clause("4"), OPERATOR, 800, Basis.NET),
                    new PercentageFee(clause("5.1"), MAPS, 400, Basis.NET, Optional.empty()),
                    new GraduatedSplit(
                            clause("5.2"),
                            Measure.NET,
                            List.of(
                                    band(Band.of(0, 50_000_000_000L), 5_000),
                                    band(Band.of(50_000_000_000L, 100_000_000_000L), 6_000),
                                    band(Band.from(100_000_000_000L), 7_000))),
                    new Cap(clause("6"), SUPPLIER, yuan("80000")),
                    new Remainder(clause("7"), OPERATOR),
                    new MinimumGuarantee(clause("8"), MAPS, OPERATOR, yuan("8000"), Shortfall.LIMITED),
                    new FixedPenalty(FAILURES, SUPPLIER, OPERATOR, yuan("500"), Shortfall.LIMITED)));

    private final WorkedMonth byHand = WorkedMonth.read("/worked-month/2026-03.md");
    private final List<Cumulative> days = days();

    @Test
    void theGrossIsThatOfThePriceOfEachDay() {
        for (List<String> row : byHand.rows("What came in", 5)) {
            Cumulative stretch = sold(LocalDate.parse(row.get(0)), Long.parseLong(WorkedMonth.digits(row.get(2))));

            assertThat(stretch.gross()).isEqualTo(WorkedMonth.yuan(row.get(4)));
        }
    }

    @Test
    void halfTheMonthIsAsByHand() {
        Distribution half = TERMS.evaluate(total(days.subList(0, 15)));

        assertThat(clauses(half)).isEqualTo(byHand.amounts("As of 15 March", 3, 2));
        assertThat(shares(half)).isEqualTo(byHand.amounts("As of 15 March", 5, 2));
        assertThat(payables(half)).isEqualTo(byHand.amounts("As of 15 March", 5, 3));
        assertThat(residues(half)).isEqualTo(byHand.amounts("As of 15 March", 5, 4));
    }

    @Test
    void theClosedMonthIsAsByHand() {
        Distribution month = TERMS.evaluate(total(days).closed());

        assertThat(clauses(month)).isEqualTo(byHand.amounts("The month, closed", 3, 2));
        assertThat(shares(month)).isEqualTo(byHand.amounts("The month, closed", 5, 2));
        assertThat(payables(month)).isEqualTo(byHand.amounts("The month, closed", 5, 3));
        assertThat(residues(month)).isEqualTo(byHand.amounts("The month, closed", 5, 4));
    }

    @Test
    void whatIsPostedDayByDaySumsToWhatWasPostedByHand() {
        Cumulative soFar = total(days.subList(0, 15));
        Map<String, Money> posted = new LinkedHashMap<>();
        for (Cumulative day : days.subList(15, days.size())) {
            Cumulative after = soFar.plus(day);
            shares(TERMS.post(soFar, after)).forEach((party, amount) -> posted.merge(party, amount, Money::plus));
            soFar = after;
        }
        shares(TERMS.post(soFar, soFar.closed())).forEach((party, amount) -> posted.merge(party, amount, Money::plus));

        assertThat(posted).isEqualTo(byHand.amounts("Posted from 16 to 31 March", 5, 2));
    }

    /** The calls of each stretch, spread over its days; the last day has what does not divide. */
    private List<Cumulative> days() {
        List<Cumulative> days = new ArrayList<>();
        for (List<String> row : byHand.rows("What came in", 5)) {
            LocalDate first = LocalDate.parse(row.get(0));
            LocalDate last = LocalDate.parse(row.get(1));
            long left = Long.parseLong(WorkedMonth.digits(row.get(2)));
            for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
                long calls = date.equals(last) ? left : Math.min(left, 7_777);
                days.add(sold(date, calls).plus(troubleOn(date)));
                left -= calls;
            }
        }
        return days;
    }

    private static Cumulative sold(LocalDate date, long calls) {
        Instant evening = date.atTime(23, 59, 59).atZone(SHANGHAI).toInstant();
        assertThat(BusinessCalendar.dateOf(evening)).isEqualTo(date);
        PriceVersion price = PRICES.inForce(VERIFICATION, evening).orElseThrow();
        Money gross = price.model().charge(Used.NOTHING, new Used(calls, calls));
        return Cumulative.of(gross, calls, calls);
    }

    private static Cumulative troubleOn(LocalDate date) {
        if (!date.equals(LocalDate.of(2026, 3, 20))) {
            return Cumulative.NOTHING;
        }
        return Cumulative.ofExcluded(Exclusion.Reason.REFUND, yuan("1234.56"))
                .plus(Cumulative.ofIncidents(FAILURES, 2));
    }

    private static Cumulative total(List<Cumulative> days) {
        return days.stream().reduce(Cumulative.NOTHING, Cumulative::plus);
    }

    private static Map<String, Money> clauses(Distribution all) {
        Map<String, Money> amounts = new LinkedHashMap<>();
        all.steps().forEach(step -> amounts.put(step.clause().number(), step.amount()));
        return amounts;
    }

    private static Map<String, Money> shares(Distribution all) {
        Map<String, Money> shares = new LinkedHashMap<>();
        shares.put("customers", all.returned());
        shares.put("operator", all.share(OPERATOR));
        shares.put("supplier", all.share(SUPPLIER));
        shares.put("channel", all.share(CHANNEL));
        shares.put("map provider", all.share(MAPS));
        return shares;
    }

    private static Map<String, Money> payables(Distribution all) {
        Map<String, Money> payables = shares(all);
        payables.replaceAll((party, share) -> share.payable());
        return payables;
    }

    private static Map<String, Money> residues(Distribution all) {
        Map<String, Money> residues = shares(all);
        residues.replaceAll((party, share) -> share.residue());
        return residues;
    }

    private static SplitBand band(Band band, int supplier) {
        return new SplitBand(band, List.of(new Portion(SUPPLIER, supplier)));
    }

    private static Instant start(String date) {
        return LocalDate.parse(date).atStartOfDay(SHANGHAI).toInstant();
    }
}
