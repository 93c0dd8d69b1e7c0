package io.hefu.portal.pages;

import io.hefu.portal.audit.AuditEntry;
import io.hefu.portal.paging.Page;
import io.hefu.portal.plan.Plan;
import io.hefu.portal.plan.PricedPlan;
import io.hefu.portal.subscription.SubscriptionRequest;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The operator's rooms. */
public interface AdminPages {

    record Overview(PageFrame page, long waiting, List<Plan> plans, List<AuditEntry> latest)
            implements TemplateInstance {}

    /** @param refusal why the last decision was not taken, or empty */
    record Approvals(PageFrame page, Page<SubscriptionRequest> requests, String refusal, String notice)
            implements TemplateInstance {}

    record Plans(PageFrame page, List<Plan> plans) implements TemplateInstance {}

    record PlanPage(PageFrame page, PricedPlan priced, Form form, String notice) implements TemplateInstance {}

    record Audit(PageFrame page, Page<AuditEntry> entries) implements TemplateInstance {}
}
