package io.hefu.portal.pages;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The operator's rooms. */
@MessageBundle(value = "admin", locale = "zh")
public interface AdminMessages {

    @Message("运营概览")
    String title();

    @Message("待办、套餐与最近的变更。")
    String lead();

    @Message("待审批")
    String waiting();

    @Message("套餐")
    String planCount();

    @Message("最近的变更")
    String latest();

    @Message("全部审计记录")
    String allChanges();

    @Message("去审批")
    String toApprovals();

    @Message("订阅审批")
    String approvalsTitle();

    @Message("先到先审。自己组织的申请须由他人审批。")
    String approvalsLead();

    @Message("没有待审批的申请")
    String nothingWaits();

    @Message("新的申请会出现在这里。")
    String nothingWaitsText();

    @Message("申请时间")
    String requested();

    @Message("组织")
    String organisation();

    @Message("批准")
    String approve();

    @Message("批准 {application} 订阅 {plan}")
    String approveOf(String application, String plan);

    @Message("驳回")
    String reject();

    @Message("驳回 {application}")
    String rejectOf(String application);

    @Message("驳回 {application} 对 {plan} 的申请？")
    String rejectTitle(String application, String plan);

    @Message("驳回原因")
    String rejectReason();

    @Message("开发者会看到，请写清楚如何改进。")
    String rejectReasonHint();

    @Message("已批准，一秒之内生效。")
    String approved();

    @Message("已驳回，开发者会看到原因。")
    String rejected();

    @Message("套餐")
    String plansTitle();

    @Message("限速与配额的变更在一秒之内对正在进行的流量生效，无需重启。")
    String plansLead();

    @Message("套餐")
    String plan();

    @Message("代码")
    String code();

    @Message("环境")
    String environment();

    @Message("审批")
    String approval();

    @Message("自动通过")
    String AUTOMATIC();

    @Message("需审批")
    String REQUIRED();

    @Message("API")
    String apis();

    @Message("版本")
    String version();

    @Message("现行第 {version} 版")
    String inForce(int version);

    @Message("修改限速与配额")
    String change();

    @Message("每秒调用次数")
    String callsPerSecond();

    @Message("令牌桶的补充速度，1 到 1,000,000。")
    String callsPerSecondHint();

    @Message("突发上限")
    String burst();

    @Message("可同时到达的调用次数。")
    String burstHint();

    @Message("配额次数")
    String quotaCalls();

    @Message("配额周期")
    String quotaPeriod();

    @Message("每日")
    String DAY();

    @Message("每月")
    String MONTH();

    @Message("影响")
    String effect();

    @Message("保存后，所有订阅此套餐的应用立即按新的限制执行。已用配额不清零：新配额低于已用量时，后续调用会被拒绝，直到下一周期。")
    String effectText();

    @Message("已保存，一秒之内对正在进行的流量生效。")
    String planSaved();

    @Message("价格")
    String prices();

    @Message("价格")
    String price();

    @Message("此套餐的所有操作均免费。")
    String noPrices();

    @Message("审计日志")
    String auditTitle();

    @Message("谁在什么时候把什么改成了什么。只增不改。")
    String auditLead();

    @Message("还没有变更")
    String noAudit();

    @Message("每一次变更都会记录在这里。")
    String noAuditText();

    @Message("时间")
    String when();

    @Message("操作人")
    String who();

    @Message("动作")
    String action();

    @Message("对象")
    String object();

    @Message("变更前")
    String before();

    @Message("变更后")
    String after();
}
