package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.Message;

/** AdminMessages, in English. */
@Localized("en")
public interface AdminEnglishMessages extends AdminMessages {

    @Override
    @Message("Operator's overview")
    String title();

    @Override
    @Message("What waits for you, the plans, and what changed lately.")
    String lead();

    @Override
    @Message("Waiting for approval")
    String waiting();

    @Override
    @Message("Plans")
    String planCount();

    @Override
    @Message("Latest changes")
    String latest();

    @Override
    @Message("The whole audit log")
    String allChanges();

    @Override
    @Message("To the approvals")
    String toApprovals();

    @Override
    @Message("Subscription approvals")
    String approvalsTitle();

    @Override
    @Message("First come, first served. Requests of one's own organisation are decided by someone else.")
    String approvalsLead();

    @Override
    @Message("Nothing waits for approval")
    String nothingWaits();

    @Override
    @Message("New requests appear here.")
    String nothingWaitsText();

    @Override
    @Message("Requested")
    String requested();

    @Override
    @Message("Organisation")
    String organisation();

    @Override
    @Message("Approve")
    String approve();

    @Override
    @Message("Approve {application} for {plan}")
    String approveOf(String application, String plan);

    @Override
    @Message("Reject")
    String reject();

    @Override
    @Message("Reject {application}")
    String rejectOf(String application);

    @Override
    @Message("Reject {application} for {plan}?")
    String rejectTitle(String application, String plan);

    @Override
    @Message("Reason")
    String rejectReason();

    @Override
    @Message("The developer reads it: say what would help.")
    String rejectReasonHint();

    @Override
    @Message("Approved; in force within a second.")
    String approved();

    @Override
    @Message("Rejected; the developer sees the reason.")
    String rejected();

    @Override
    @Message("Plans")
    String plansTitle();

    @Override
    @Message("A change of rate or quota reaches running traffic within a second, without a restart.")
    String plansLead();

    @Override
    @Message("Plan")
    String plan();

    @Override
    @Message("Code")
    String code();

    @Override
    @Message("Environment")
    String environment();

    @Override
    @Message("Approval")
    String approval();

    @Override
    @Message("Automatic")
    String AUTOMATIC();

    @Override
    @Message("Required")
    String REQUIRED();

    @Override
    @Message("APIs")
    String apis();

    @Override
    @Message("Version")
    String version();

    @Override
    @Message("Version {version} is in force")
    String inForce(int version);

    @Override
    @Message("Change rate and quota")
    String change();

    @Override
    @Message("Calls per second")
    String callsPerSecond();

    @Override
    @Message("How fast the bucket refills, 1 to 1,000,000.")
    String callsPerSecondHint();

    @Override
    @Message("Burst")
    String burst();

    @Override
    @Message("Calls that may come at once.")
    String burstHint();

    @Override
    @Message("Calls in the quota")
    String quotaCalls();

    @Override
    @Message("Quota period")
    String quotaPeriod();

    @Override
    @Message("A day")
    String DAY();

    @Override
    @Message("A month")
    String MONTH();

    @Override
    @Message("Effect")
    String effect();

    @Override
    @Message(
            "Once saved, every application on this plan is held to the new limits. What has been used counts on: where the new quota is below it, calls are refused until the next period.")
    String effectText();

    @Override
    @Message("Saved; running traffic follows within a second.")
    String planSaved();

    @Override
    @Message("Prices")
    String prices();

    @Override
    @Message("Price")
    String price();

    @Override
    @Message("Every operation of this plan is free.")
    String noPrices();

    @Override
    @Message("Audit log")
    String auditTitle();

    @Override
    @Message("Who changed what into what, and when. Only ever added to.")
    String auditLead();

    @Override
    @Message("No changes yet")
    String noAudit();

    @Override
    @Message("Every change is recorded here.")
    String noAuditText();

    @Override
    @Message("Time")
    String when();

    @Override
    @Message("By")
    String who();

    @Override
    @Message("Action")
    String action();

    @Override
    @Message("Object")
    String object();

    @Override
    @Message("Before")
    String before();

    @Override
    @Message("After")
    String after();
}
