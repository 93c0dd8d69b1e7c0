package io.hefu.checker.pass;

import io.hefu.checker.report.Verdict;
import io.hefu.checker.rows.Snapshot;
import io.hefu.checker.seal.Node;
import io.hefu.checker.seal.Sums;
import io.hefu.checker.statement.Period;
import io.hefu.checker.statement.SectionRoot;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Each month is its days: their roots make its tree, their sums its sums. */
record MonthPass() implements Pass {

    private record MonthOf(UUID party, LocalDate from) {}

    private record Days(List<SectionRoot> sections, List<Sums> calls) {}

    @Override
    public String name() {
        return "month-statements";
    }

    @Override
    public String states() {
        return "each month's statement is made of its days' statements and of nothing else";
    }

    @Override
    public void run(Snapshot rows, Verdict verdict) throws SQLException {
        Map<MonthOf, Days> months = new HashMap<>();
        StatementRow.each(Period.Kind.DAY, rows, day -> {
            Days days = months.computeIfAbsent(
                    new MonthOf(day.party(), day.period().from().withDayOfMonth(1)),
                    none -> new Days(new ArrayList<>(), new ArrayList<>()));
            days.sections.add(SectionRoot.day(day.period().from(), node(day)));
            days.calls.add(day.sums());
        });
        StatementRow.each(Period.Kind.MONTH, rows, month -> {
            Days days = months.getOrDefault(
                    new MonthOf(month.party(), month.period().from()), new Days(List.of(), List.of()));
            Sums calls = days.calls.stream().reduce(Sums.NONE, Sums::plus);
            verdict.compare(month + ", calls", month.sums(), calls);
            verdict.compare(month + ", sections", hex(month.sections()), hex(SectionRoot.encoded(days.sections)));
            verdict.compare(
                    month + ", root",
                    hex(month.root()),
                    hex(SectionRoot.root(days.sections).hash()));
        });
    }

    /** A day whose sections cannot be read is told by its own pass. */
    private static Node node(StatementRow day) {
        try {
            return day.node();
        } catch (IllegalArgumentException malformed) {
            return new Node(day.root(), day.sums());
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
