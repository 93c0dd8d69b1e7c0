package io.hefu.billing.settlement;

import io.hefu.billing.agreement.Agreement;
import io.hefu.billing.agreement.Cap;
import io.hefu.billing.agreement.Exclusion;
import io.hefu.billing.agreement.FixedPenalty;
import io.hefu.billing.agreement.Floor;
import io.hefu.billing.agreement.GraduatedSplit;
import io.hefu.billing.agreement.MinimumGuarantee;
import io.hefu.billing.agreement.PercentageFee;
import io.hefu.billing.agreement.PercentagePenalty;
import io.hefu.billing.agreement.PeriodFee;
import io.hefu.billing.agreement.Recoupment;
import io.hefu.billing.agreement.Remainder;
import io.hefu.billing.agreement.Reserve;
import io.hefu.billing.agreement.Split;
import io.hefu.billing.agreement.Step;
import io.hefu.billing.agreement.Tax;
import io.hefu.billing.agreement.UnitFee;
import io.hefu.billing.statement.AgreementRef;
import io.hefu.billing.statement.Clause;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What statements call the clauses of agreements. */
final class ClauseNames {

    private record Key(AgreementRef agreement, String number) {}

    private static final Map<Class<? extends Step>, String> NAMES = Map.ofEntries(
            Map.entry(Exclusion.class, "剔除 exclusion"),
            Map.entry(Reserve.class, "坏账准备 reserve"),
            Map.entry(PercentageFee.class, "比例服务费 percentage fee"),
            Map.entry(UnitFee.class, "按量服务费 unit fee"),
            Map.entry(PeriodFee.class, "固定服务费 fixed fee"),
            Map.entry(Tax.class, "税 tax"),
            Map.entry(Split.class, "分成 split"),
            Map.entry(GraduatedSplit.class, "进阶分成 graduated split"),
            Map.entry(Cap.class, "封顶 cap"),
            Map.entry(Floor.class, "下限 floor"),
            Map.entry(Remainder.class, "余额 remainder"),
            Map.entry(MinimumGuarantee.class, "保底 minimum guarantee"),
            Map.entry(Recoupment.class, "预付抵扣 recoupment"),
            Map.entry(FixedPenalty.class, "定额违约金 fixed penalty"),
            Map.entry(PercentagePenalty.class, "比例违约金 percentage penalty"));

    private final Map<Key, Clause> clauses = new HashMap<>();

    ClauseNames(Collection<Agreement> agreements) {
        for (Agreement agreement : agreements) {
            AgreementRef named = new AgreementRef(agreement.terms().agreement(), agreement.version());
            for (Step step : agreement.terms().waterfall().steps()) {
                String number = step.clause().number();
                clauses.put(new Key(named, number), new Clause(number, NAMES.get(step.getClass())));
            }
        }
    }

    Clause of(AgreementRef agreement, String number) {
        return clauses.get(new Key(agreement, number));
    }
}
