package io.hefu.portal.problem;

import static java.util.Map.entry;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.ErrorCode;
import java.util.Map;

/** What an error code is called. */
final class Titles {

    private static final Bilingual OTHER = new Bilingual("请求失败", "Request failed");

    private static final Map<String, Bilingual> BY_CODE = Map.ofEntries(
            entry("INVALID_ARGUMENT", new Bilingual("请求有误", "Invalid request")),
            entry("OUT_OF_RANGE", new Bilingual("超出范围", "Out of range")),
            entry("UNAUTHENTICATED", new Bilingual("尚未登录", "Not signed in")),
            entry("PERMISSION_DENIED", new Bilingual("没有权限", "Permission denied")),
            entry("NOT_FOUND", new Bilingual("不存在", "Not found")),
            entry("METHOD_NOT_ALLOWED", new Bilingual("不支持此方法", "Method not allowed")),
            entry("NOT_ACCEPTABLE", new Bilingual("不支持此格式", "Not acceptable")),
            entry("ALREADY_EXISTS", new Bilingual("已经存在", "Already exists")),
            entry("INCOMPATIBLE_STATE", new Bilingual("当前状态不允许", "Incompatible state")),
            entry("OVERLAPPING_SUBSCRIPTION", new Bilingual("订阅重叠", "Overlapping subscription")),
            entry("CREDENTIAL_LIMIT_REACHED", new Bilingual("凭证数量已达上限", "Too many credentials")),
            entry("WEBHOOK_LIMIT_REACHED", new Bilingual("Webhook 数量已达上限", "Too many webhooks")),
            entry("BREAKING_CHANGE", new Bilingual("不兼容的变更", "Breaking change")),
            entry("DEFINITION_HAS_ERRORS", new Bilingual("接口定义有误", "Definition has errors")),
            entry("OWN_PAYOUT", new Bilingual("需要第二人审批", "A second person is needed")),
            entry("OWN_BANK_ACCOUNT", new Bilingual("需要第二人审批", "A second person is needed")),
            entry("OWN_HOLD", new Bilingual("需要第二人审批", "A second person is needed")),
            entry("PAYOUT_STALE", new Bilingual("付款批次已过时", "Payout out of date")),
            entry("PAYOUT_RESULT_REFUSED", new Bilingual("付款结果有误", "Results not taken")),
            entry("PRECONDITION_FAILED", new Bilingual("内容已变化", "Changed meanwhile")),
            entry("PAYLOAD_TOO_LARGE", new Bilingual("请求体过大", "Body too large")),
            entry("UNSUPPORTED_MEDIA_TYPE", new Bilingual("不支持此内容类型", "Unsupported media type")),
            entry("INTERNAL", new Bilingual("系统内部错误", "Internal error")),
            entry("UNAVAILABLE", new Bilingual("暂时不可用", "Temporarily unavailable")));

    private Titles() {}

    static Bilingual of(ErrorCode code) {
        return BY_CODE.getOrDefault(code.name(), OTHER);
    }
}
