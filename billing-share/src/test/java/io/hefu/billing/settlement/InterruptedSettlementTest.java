package io.hefu.billing.settlement;

import static io.hefu.billing.Billing.LOCATION;
import static io.hefu.billing.Billing.OPERATOR;
import static io.hefu.billing.Billing.START_OF_2026;
import static io.hefu.billing.Billing.WANXIANG;
import static io.hefu.billing.Billing.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hefu.billing.agreement.AgreementTerms;
import io.hefu.billing.agreement.Basis;
import io.hefu.billing.agreement.Clause;
import io.hefu.billing.agreement.Exclusion;
import io.hefu.billing.agreement.MinimumGuarantee;
import io.hefu.billing.agreement.Party;
import io.hefu.billing.agreement.Portion;
import io.hefu.billing.agreement.Remainder;
import io.hefu.billing.agreement.Role;
import io.hefu.billing.agreement.Shortfall;
import io.hefu.billing.agreement.Split;
import io.hefu.billing.agreement.Waterfall;
import io.hefu.core.money.Money;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A settlement that is cut off at any point goes on as if nothing had happened. */
class InterruptedSettlementTest {

    private static final List<String> WRITTEN = List.of(
            "settlement_period",
            "journal_mark",
            "books",
            "agreement_progress",
            "ledger_transaction",
            "ledger_entry",
            "correction",
            "correction_share",
            "statement",
            "statement_event");

    @Test
    void wherever() {
        List<String> undisturbed;
        try (SettledMonth month = month()) {
            month.billing.settle();
            month.issue(YearMonth.of(2026, 1));
            undisturbed = month.heads();
        }

        try (SettledMonth month = month()) {
            Cut cut = new Cut(month);
            for (String table : WRITTEN) {
                cut.whileWritingTo(table, month.billing::settle);
            }
            month.billing.settle();
            await(month.billing.settlement.review(YearMonth.of(2026, 1), "lin"));
            for (String table : List.of("settlement_period", "statement", "statement_event")) {
                cut.whileWritingTo(table, () -> await(month.billing.settlement.issue(YearMonth.of(2026, 1), "wang")));
            }
            await(month.billing.settlement.issue(YearMonth.of(2026, 1), "wang"));

            assertThat(month.heads()).isEqualTo(undisturbed);
        }
    }

    /** Calls with known ids, in a month that ends with a guarantee. */
    private static SettledMonth month() {
        SettledMonth month = new SettledMonth();
        month.billing.price(LOCATION, "verifyLocation", "0.12", START_OF_2026);
        Waterfall waterfall = new Waterfall(
                List.of(new Party(OPERATOR, Role.OPERATOR), new Party(WANXIANG, Role.PARTNER)),
                List.of(
                        Exclusion.ofRefunds(new Clause("1")),
                        new Split(new Clause("2"), Basis.NET, List.of(new Portion(WANXIANG, 3_000))),
                        new Remainder(new Clause("3"), OPERATOR),
                        new MinimumGuarantee(new Clause("4"), WANXIANG, OPERATOR, Money.ofYuan("1"), Shortfall.OWED)));
        await(month.billing.agreements.sign(
                new AgreementTerms("wanxiang-location", LOCATION, Optional.empty(), START_OF_2026, waterfall)));
        month.callsDayByDay(5);
        month.moveTo("2026-02-01T03:00:00+08:00");
        return month;
    }

    /** Ends the connection of whoever writes to a table, once its transaction has come that far. */
    private record Cut(SettledMonth month) {

        Cut {
            month.database.run("""
                    create function public.cut() returns trigger language plpgsql as $$
                    begin
                        perform pg_terminate_backend(pg_backend_pid());
                        return null;
                    end $$""");
        }

        void whileWritingTo(String table, Runnable settlement) {
            month.database.run("""
                    create trigger cut after insert or update or delete on billing.%s
                    for each statement execute function public.cut()""".formatted(table));
            try {
                assertThatThrownBy(settlement::run).as(table).isInstanceOf(RuntimeException.class);
            } finally {
                month.database.run("drop trigger cut on billing." + table);
            }
        }
    }
}
