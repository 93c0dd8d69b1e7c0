package io.hefu.portal.refusal;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.ErrorCode;

/** Why a step in hosting an API is not possible now, or not for this member. */
public enum HostingRefusal implements PortalRefusal {
    PARTNER_NEEDED(
            ErrorCode.PERMISSION_DENIED,
            "只有合作伙伴组织的成员才能托管 API。",
            "APIs are hosted by partners: sign in as a member of one."),
    PARTNERS_OWN(
            ErrorCode.PERMISSION_DENIED,
            "API 的内容只能由其合作伙伴修改。",
            "Only the partner changes what its API is: ask them to do it."),
    SUBMISSION_PENDING(
            ErrorCode.INCOMPATIBLE_STATE,
            "已有提交等待审批，请先撤回或等待审批结果。",
            "A submission awaits its decision: withdraw it first, or wait."),
    NOTHING_SUBMITTED(ErrorCode.INCOMPATIBLE_STATE, "没有等待审批的提交。", "No submission awaits a decision."),
    NO_DRAFT(
            ErrorCode.INCOMPATIBLE_STATE,
            "没有可提交的草稿，请先修改定义、上游或策略。",
            "There is no draft to submit: change the definition, upstreams or policy first."),
    NO_DEFINITION(ErrorCode.INCOMPATIBLE_STATE, "草稿没有接口定义，请先导入。", "The draft has no definition: import one first."),
    NO_UPSTREAM(ErrorCode.INCOMPATIBLE_STATE, "草稿没有上游地址，请先设置。", "The draft has no upstreams: set them first."),
    NO_SIGNING_SECRET(
            ErrorCode.INCOMPATIBLE_STATE,
            "策略要求以 HMAC_SHA256 签名，但还没有签名密钥，请先在 signing-secrets 下创建并配置到上游。",
            "The policy signs by HMAC_SHA256 and there is no secret: make one under signing-secrets and give it to your"
                    + " upstreams first."),
    DEFINITION_HAS_ERRORS(
            new ErrorCode(422, "DEFINITION_HAS_ERRORS"),
            "接口定义有错误，请查看检查结果并修正后重新导入。",
            "The definition has errors: read its findings, correct it and import it again."),
    OWN_SUBMISSION(
            ErrorCode.PERMISSION_DENIED,
            "不能审批自己提交的内容，请由另一位审批人处理。",
            "Nobody approves what they submitted themselves: ask another approver."),
    DRAFT_OPEN(
            ErrorCode.INCOMPATIBLE_STATE,
            "合作伙伴有未提交的草稿，请先由其提交或撤回。",
            "The partner has an open draft: they must submit it, and it must be decided on or withdrawn, first."),
    NOT_IN_FORCE(ErrorCode.INCOMPATIBLE_STATE, "该版本尚未生效。", "This version is not in force yet."),
    RETIRED(ErrorCode.INCOMPATIBLE_STATE, "该版本已下线。", "This version is retired."),
    SUNSET_AHEAD(
            ErrorCode.INCOMPATIBLE_STATE,
            "停用日期未到，不能下线。请先声明弃用并等到停用日期，或联系运营商。",
            "Its sunset has not come: deprecate it and wait until then, or ask the operator.");

    private final ErrorCode code;
    private final Bilingual detail;

    HostingRefusal(ErrorCode code, String chinese, String english) {
        this.code = code;
        this.detail = new Bilingual(chinese, english);
    }

    @Override
    public ErrorCode code() {
        return code;
    }

    @Override
    public Bilingual detail() {
        return detail;
    }
}
