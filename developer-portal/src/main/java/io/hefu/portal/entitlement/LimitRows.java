package io.hefu.portal.entitlement;

import io.hefu.core.entitlement.AppliedLimit;
import io.hefu.core.entitlement.ConcurrencyLimit;
import io.hefu.core.entitlement.Limit;
import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.entitlement.SpendCap;
import io.hefu.core.entitlement.SpikeArrest;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.core.identity.ApplicationId;
import io.hefu.core.identity.OperationName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.money.Money;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of {@code limit_set} that concern some credentials, of several applications perhaps. */
record LimitRows(List<Row> rows) {

    /** With the plan's own limits in front. Of two quotas of a plan for the same period the smaller one holds. */
    List<AppliedLimit> appliedWith(
            ApplicationId application, PlanCode plan, RateLimit rate, Quota quota, Optional<AppliedLimit> prepaid) {
        List<AppliedLimit> applied = new ArrayList<>();
        applied.add(new AppliedLimit(LimitLevel.PLAN, plan.value(), rate));
        applied.add(new AppliedLimit(LimitLevel.PLAN, plan.value(), smallest(plan, quota)));
        for (Row row : rows) {
            LimitLevel level = LimitLevel.valueOf(row.getString("level"));
            String subject = row.getString("subject");
            if (isMeant(level, subject, application, plan)) {
                limits(row).stream()
                        .filter(limit -> level != LimitLevel.PLAN || limit.kind() != quota.kind())
                        .forEach(limit -> applied.add(new AppliedLimit(level, subject, limit)));
            }
        }
        prepaid.ifPresent(applied::add);
        return applied;
    }

    private static boolean isMeant(LimitLevel level, String subject, ApplicationId application, PlanCode plan) {
        return switch (level) {
            case OPERATOR, PRODUCT, OPERATION -> true;
            case PLAN -> subject.equals(plan.value());
            case APPLICATION -> subject.equals(application.toString());
        };
    }

    private Quota smallest(PlanCode plan, Quota own) {
        String column = own.period() == Quota.Period.DAY ? "calls_a_day" : "calls_a_month";
        return of(plan).map(row -> row.getLong(column))
                .filter(calls -> calls < own.calls())
                .map(calls -> new Quota(calls, own.period()))
                .orElse(own);
    }

    Map<OperationName, Integer> weights(PlanCode plan) {
        Map<OperationName, Integer> weights = new HashMap<>();
        of(plan).map(row -> row.getJsonObject("weights"))
                .ifPresent(json -> json.forEach(
                        entry -> weights.put(OperationName.of(entry.getKey()), (Integer) entry.getValue())));
        return weights;
    }

    WithoutStore withoutStore(PlanCode plan) {
        return of(plan).map(row -> WithoutStore.valueOf(row.getString("without_store")))
                .orElse(WithoutStore.LOCAL_SHARE);
    }

    private Optional<Row> of(PlanCode plan) {
        return rows.stream()
                .filter(row -> row.getString("level").equals(LimitLevel.PLAN.name())
                        && row.getString("subject").equals(plan.value()))
                .findFirst();
    }

    private static List<Limit> limits(Row row) {
        List<Limit> limits = new ArrayList<>();
        add(limits, row.getInteger("spike_calls_per_second"), SpikeArrest::new);
        add(limits, row.getInteger("calls_per_second"), rate -> new RateLimit(rate, row.getInteger("burst")));
        add(limits, row.getInteger("concurrent_calls"), ConcurrencyLimit::new);
        add(limits, row.getLong("calls_a_day"), calls -> new Quota(calls, Quota.Period.DAY));
        add(limits, row.getLong("calls_a_month"), calls -> new Quota(calls, Quota.Period.MONTH));
        add(limits, row.getLong("spend_a_day_micro_yuan"), most -> new SpendCap(new Money(most), Quota.Period.DAY));
        add(limits, row.getLong("spend_a_month_micro_yuan"), most -> new SpendCap(new Money(most), Quota.Period.MONTH));
        return limits;
    }

    private static <V> void add(List<Limit> limits, @Nullable V value, Function<V, Limit> limit) {
        if (value != null) {
            limits.add(limit.apply(value));
        }
    }
}
