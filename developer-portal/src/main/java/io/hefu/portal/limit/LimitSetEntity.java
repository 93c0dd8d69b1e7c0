package io.hefu.portal.limit;

import io.hefu.core.entitlement.LimitLevel;
import io.hefu.core.entitlement.WithoutStore;
import io.hefu.core.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@IdClass(LimitSetEntity.Key.class)
@Table(schema = "portal", name = "limit_set")
class LimitSetEntity {

    /** The primary key, as JPA wants it. */
    record Key(LimitLevel level, String subject) implements Serializable {}

    @Id
    @Enumerated(EnumType.STRING)
    LimitLevel level;

    @Id
    String subject;

    @Nullable
    @Column(name = "spike_calls_per_second")
    Integer spikeCallsPerSecond;

    @Nullable
    @Column(name = "calls_per_second")
    Integer callsPerSecond;

    @Nullable
    Integer burst;

    @Nullable
    @Column(name = "concurrent_calls")
    Integer concurrentCalls;

    @Nullable
    @Column(name = "calls_a_day")
    Long callsADay;

    @Nullable
    @Column(name = "calls_a_month")
    Long callsAMonth;

    @Nullable
    @Column(name = "spend_a_day_micro_yuan")
    Long spendADayMicroYuan;

    @Nullable
    @Column(name = "spend_a_month_micro_yuan")
    Long spendAMonthMicroYuan;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Integer> weights;

    @Enumerated(EnumType.STRING)
    @Column(name = "without_store")
    WithoutStore withoutStore;

    int version;

    LimitSet toLimitSet() {
        return new LimitSet(
                new LimitSubject(level, subject),
                new CallLimits(
                        Optional.ofNullable(spikeCallsPerSecond),
                        Optional.ofNullable(callsPerSecond),
                        Optional.ofNullable(burst),
                        Optional.ofNullable(concurrentCalls),
                        Optional.ofNullable(callsADay),
                        Optional.ofNullable(callsAMonth),
                        weights,
                        withoutStore),
                Optional.ofNullable(spendADayMicroYuan).map(Money::new),
                Optional.ofNullable(spendAMonthMicroYuan).map(Money::new),
                version);
    }

    void take(LimitSet set) {
        CallLimits calls = set.calls();
        spikeCallsPerSecond = calls.spikeCallsPerSecond().orElse(null);
        callsPerSecond = calls.callsPerSecond().orElse(null);
        burst = calls.burst().orElse(null);
        concurrentCalls = calls.concurrentCalls().orElse(null);
        callsADay = calls.callsADay().orElse(null);
        callsAMonth = calls.callsAMonth().orElse(null);
        spendADayMicroYuan = set.spendADay().map(Money::microYuan).orElse(null);
        spendAMonthMicroYuan = set.spendAMonth().map(Money::microYuan).orElse(null);
        weights = calls.weights();
        withoutStore = calls.withoutStore();
        version = set.version();
    }
}
