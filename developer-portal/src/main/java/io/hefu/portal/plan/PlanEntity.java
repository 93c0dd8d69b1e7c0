package io.hefu.portal.plan;

import io.hefu.core.call.Environment;
import io.hefu.core.entitlement.Quota;
import io.hefu.core.entitlement.RateLimit;
import io.hefu.core.identity.ApiName;
import io.hefu.core.identity.PlanCode;
import io.hefu.core.language.Bilingual;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.stream.Collectors;

@Entity
@Table(schema = "portal", name = "plan")
class PlanEntity {

    @Id
    String code;

    @Column(name = "name_chinese")
    String nameChinese;

    @Column(name = "name_english")
    String nameEnglish;

    @Enumerated(EnumType.STRING)
    Environment environment;

    @Enumerated(EnumType.STRING)
    Plan.Approval approval;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(schema = "portal", name = "plan_api", joinColumns = @JoinColumn(name = "plan_code"))
    @Column(name = "api")
    Set<String> apis;

    @Column(name = "calls_per_second")
    int callsPerSecond;

    int burst;

    @Column(name = "quota_calls")
    long quotaCalls;

    @Enumerated(EnumType.STRING)
    @Column(name = "quota_period")
    Quota.Period quotaPeriod;

    int version;

    Plan toPlan() {
        return new Plan(
                new PlanCode(code),
                new Bilingual(nameChinese, nameEnglish),
                environment,
                approval,
                apis.stream().map(ApiName::new).collect(Collectors.toSet()),
                new RateLimit(callsPerSecond, burst),
                new Quota(quotaCalls, quotaPeriod),
                version);
    }

    void take(Plan plan) {
        callsPerSecond = plan.rateLimit().callsPerSecond();
        burst = plan.rateLimit().burst();
        quotaCalls = plan.quota().calls();
        quotaPeriod = plan.quota().period();
        version = plan.version();
    }
}
