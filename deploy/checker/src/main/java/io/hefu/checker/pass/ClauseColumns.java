package io.hefu.checker.pass;

import io.hefu.checker.agreement.Agreements;
import io.hefu.checker.agreement.ClauseText;
import io.hefu.checker.statement.Column;
import io.hefu.checker.statement.LineKey;
import java.util.Map;
import java.util.Optional;

/** By which names the lines of statements show clauses. */
record ClauseColumns(Agreements agreements) {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("exclusion", "剔除 exclusion"),
            Map.entry("reserve", "坏账准备 reserve"),
            Map.entry("percentage-fee", "比例服务费 percentage fee"),
            Map.entry("unit-fee", "按量服务费 unit fee"),
            Map.entry("period-fee", "固定服务费 fixed fee"),
            Map.entry("tax", "税 tax"),
            Map.entry("split", "分成 split"),
            Map.entry("graduated-split", "进阶分成 graduated split"),
            Map.entry("cap", "封顶 cap"),
            Map.entry("floor", "下限 floor"),
            Map.entry("remainder", "余额 remainder"),
            Map.entry("minimum-guarantee", "保底 minimum guarantee"),
            Map.entry("recoupment", "预付抵扣 recoupment"),
            Map.entry("fixed-penalty", "定额违约金 fixed penalty"),
            Map.entry("percentage-penalty", "比例违约金 percentage penalty"));

    /** The column of a clause of the terms that a line is under. */
    Column of(LineKey line, String number) {
        Optional<String> kind = agreements
                .terms(new Agreements.Version(line.agreement(), line.version()))
                .flatMap(terms -> terms.clauses().stream()
                        .filter(clause -> clause.number().equals(number))
                        .map(ClauseText::kind)
                        .findFirst());
        return new Column(
                number, kind.map(known -> NAMES.getOrDefault(known, known)).orElse("?"));
    }
}
