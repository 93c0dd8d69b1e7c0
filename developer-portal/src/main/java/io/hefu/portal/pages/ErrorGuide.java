package io.hefu.portal.pages;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.ErrorCode;
import java.util.List;
import java.util.Optional;

/**
 * What an error code means and what to do about it.
 *
 * @param retry whether the same call may succeed later
 */
public record ErrorGuide(ErrorCode code, Bilingual meaning, Bilingual remedy, boolean retry) {

    /** The codes that any API, or the portal, may answer with; those of single APIs are in their definitions. */
    static final List<ErrorGuide> ALL = List.of(
            guide(
                    ErrorCode.INVALID_ARGUMENT,
                    "请求中的某个字段不符合定义：缺失、类型不对、格式不对或取值过长。",
                    "看 message 指出的字段，对照 API 参考改正后再调用。",
                    "A field of the request is not as the definition says: missing, of another type or form, or too long.",
                    "See which field the message names, compare it with the API reference and correct it."),
            guide(
                    ErrorCode.OUT_OF_RANGE,
                    "字段的取值超出了允许范围。",
                    "按 API 参考给出的最小值与最大值调整。",
                    "A field's value is outside its range.",
                    "Keep within the minimum and maximum in the API reference."),
            guide(
                    ErrorCode.UNAUTHENTICATED,
                    "没有凭证，或凭证无效：密钥不完整、已吊销或已过期，或访问令牌已过期。",
                    "在 Authorization 头中发送 Bearer 加密钥或令牌。密钥可在控制台新建，令牌过期请重新获取。",
                    "There is no valid credential: the key is cut short, revoked or expired, or the access token has expired.",
                    "Send Bearer and a key or token in the Authorization header. Create a key in the console, or get a new token."),
            guide(
                    ErrorCode.PERMISSION_DENIED,
                    "凭证有效，但不允许这样做：未订阅、缺少权限范围、来源地址不在名单内、应用已暂停，或用户没有授权。",
                    "看 message 说明的原因：订阅套餐，申请带有该权限范围的令牌，或请用户授权。",
                    "The credential is valid but does not allow this: no subscription, no scope, an address that is not on its list, a suspended application, or no "
                            + "consent of the subscriber.",
                    "The message says which: subscribe to a plan, get a token with the scope, or ask the subscriber for consent."),
            guide(
                    ErrorCode.NOT_FOUND,
                    "路径不存在，或资源不存在、不属于此应用。",
                    "检查 API 名称、版本与标识，并确认密钥的环境与创建资源时相同。",
                    "There is no such path, or no such resource among this application's.",
                    "Check the API's name, version and the id, and that the key is of the environment in which it was created."),
            guide(
                    ErrorCode.IDENTIFIER_NOT_FOUND,
                    "网络不认识这个号码或设备标识。",
                    "确认号码为 E.164 格式且属于本网用户。沙箱可用号码见 API 参考。",
                    "The network does not know this number or device.",
                    "Check that it is in E.164 form and of a subscriber of this operator. The reference lists sandbox numbers."),
            guide(
                    ErrorCode.METHOD_NOT_ALLOWED,
                    "这个路径不支持该 HTTP 方法。",
                    "改用 message 列出的方法。",
                    "The path does not take this HTTP method.",
                    "Use one of those the message lists."),
            guide(
                    ErrorCode.NOT_ACCEPTABLE,
                    "Accept 头不接受 JSON。",
                    "去掉 Accept 头，或让它包含 application/json。",
                    "The Accept header rules out JSON.",
                    "Leave it out, or let it include application/json."),
            retriable(
                    ErrorCode.ABORTED,
                    "同时发生的另一个请求抢先完成了。",
                    "读取最新状态后重试。",
                    "Another request got there first.",
                    "Read the current state, then try again."),
            guide(
                    ErrorCode.ALREADY_EXISTS,
                    "同样的内容已经存在，例如相同的 clientCorrelator。",
                    "使用已存在的那一个；确需新建时换一个标识。",
                    "The same thing exists already, such as a redemption with this clientCorrelator.",
                    "Use what exists; take another identifier if you do mean a new one."),
            guide(
                    ErrorCode.INCOMPATIBLE_STATE,
                    "对象当前的状态不允许这个操作。",
                    "先查询它的状态，再决定下一步。",
                    "The state it is in does not allow this.",
                    "Read its state, then decide what comes next."),
            guide(
                    new ErrorCode(409, "OVERLAPPING_SUBSCRIPTION"),
                    "应用在同一环境中已有套餐包含这些 API。",
                    "先结束原有订阅，再订阅新的套餐。",
                    "Another plan of the application covers these APIs in the same environment.",
                    "End that subscription first."),
            guide(
                    new ErrorCode(409, "WEBHOOK_LIMIT_REACHED"),
                    "应用的 Webhook 数量已达上限。",
                    "删除不再使用的 Webhook，或让一个 Webhook 接收多种事件。",
                    "The application has as many webhooks as it may have.",
                    "Delete one that is no longer used, or let one webhook receive several event types."),
            guide(
                    new ErrorCode(409, "CREDENTIAL_LIMIT_REACHED"),
                    "应用的有效凭证已达上限。",
                    "吊销不再使用的凭证。",
                    "The application has as many live credentials as it may.",
                    "Revoke one that is no longer used."),
            guide(
                    new ErrorCode(409, "BREAKING_CHANGE"),
                    "新的接口定义会破坏该版本的现有调用方。",
                    "以新的路径版本（如 v2）发布；确有必要时说明理由，请运营商批准例外。",
                    "The new definition would break those who call this version of the API.",
                    "Publish it as a new version (v2). If it must be this one, give a reason and ask the operator for an exception."),
            guide(
                    new ErrorCode(422, "DEFINITION_HAS_ERRORS"),
                    "接口定义的检查结果中有错误。",
                    "查看检查结果，修正后重新导入，再提交。",
                    "There are errors among the findings of the definition.",
                    "Read the findings, correct the definition, import it again, then submit."),
            retriable(
                    new ErrorCode(412, "PRECONDITION_FAILED"),
                    "读取之后，内容已被他人修改。",
                    "重新读取，确认后再提交。",
                    "Someone changed it since you read it.",
                    "Read it again, then repeat your change."),
            guide(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "请求体超过 1 MiB。",
                    "拆分成多次调用。",
                    "The body is over 1 MiB.",
                    "Split it into several calls."),
            guide(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "请求体不是 JSON。",
                    "以 Content-Type: application/json 发送。",
                    "The body is not JSON.",
                    "Send it with Content-Type: application/json."),
            guide(
                    ErrorCode.SERVICE_NOT_APPLICABLE,
                    "该能力不适用于这个用户或设备。",
                    "换用其他方式，或在业务上跳过该用户。",
                    "The service does not apply to this subscriber or device.",
                    "Use another way, or do without for this subscriber."),
            guide(
                    ErrorCode.MISSING_IDENTIFIER,
                    "请求没有说明是哪个用户或设备。",
                    "在请求体中加上 device.phoneNumber。",
                    "The request does not say which subscriber or device it is about.",
                    "Add device.phoneNumber to the body."),
            guide(
                    ErrorCode.UNSUPPORTED_IDENTIFIER,
                    "这种标识本 API 不支持。",
                    "改用手机号标识。",
                    "This API does not take this kind of identifier.",
                    "Use a phone number."),
            guide(
                    ErrorCode.UNNECESSARY_IDENTIFIER,
                    "访问令牌已指明用户，请求体又给了一次。",
                    "去掉请求体中的标识。",
                    "The access token names the subscriber already, and the body does so again.",
                    "Leave the identifier out of the body."),
            retriable(
                    ErrorCode.IDEMPOTENCY_KEY_IN_USE,
                    "带有同一 Idempotency-Key 的调用尚未完成。",
                    "稍后以同一请求和同一 Idempotency-Key 重试，即可得到它的应答。",
                    "A call with the same Idempotency-Key has not been answered yet.",
                    "Make the same call with the same key again shortly: you get its answer."),
            guide(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "同一 Idempotency-Key 已用于内容不同的请求。",
                    "每个新的调用使用自己的 Idempotency-Key；只有重试才使用原来的。",
                    "The same Idempotency-Key was sent with another request.",
                    "Give every new call a key of its own; send one again only with the very same request."),
            guide(
                    ErrorCode.QUOTA_EXCEEDED,
                    "本周期内的配额或消费上限已用完。message 说明是哪一级的哪个限制。",
                    "等到下一周期、提高消费上限，或换用更大的套餐。message 给出更新日期。",
                    "A quota or spend cap for this period is used up; the message names it and its level.",
                    "Wait for the next period, whose date is in the message, raise the cap, or change to a larger plan."),
            guide(
                    ErrorCode.BALANCE_EXHAUSTED,
                    "预付余额低于本次调用可能的费用。",
                    "为应用充值后重试。",
                    "The prepaid balance is less than the call may cost.",
                    "Top up the application's balance, then call again."),
            retriable(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "瞬时调用过快或同时调用过多。message 说明是哪一级的哪个限制。",
                    "按 Retry-After 给出的秒数等待后重试，并平滑调用节奏。",
                    "Calls come too fast, or too many at the same time; the message names the limit and its level.",
                    "Wait for the seconds in Retry-After, then spread your calls."),
            retriable(
                    ErrorCode.INTERNAL,
                    "平台内部错误。",
                    "稍后重试；持续出现请附上 x-correlator 联系我们。",
                    "Something failed on our side.",
                    "Try again shortly; if it goes on, send us the x-correlator."),
            retriable(
                    ErrorCode.BAD_GATEWAY,
                    "网络侧返回了无法理解的应答。",
                    "稍后重试。",
                    "The network answered in a way that could not be understood.",
                    "Try again shortly."),
            retriable(
                    ErrorCode.UNAVAILABLE,
                    "平台依赖的系统暂时不可用。",
                    "按 Retry-After 等待后重试。",
                    "A system that the platform depends on is not available.",
                    "Wait as Retry-After says, then try again."),
            retriable(
                    ErrorCode.TIMEOUT,
                    "网络侧没有及时应答，操作可能已经生效。",
                    "先查询结果，再决定是否重试；创建类操作请带上幂等标识。",
                    "The network did not answer in time; the effect may have happened.",
                    "Look up the result before you repeat; send creations with their idempotency identifier."));

    static Optional<ErrorGuide> of(String code) {
        return ALL.stream().filter(guide -> guide.code().name().equals(code)).findFirst();
    }

    private static ErrorGuide guide(
            ErrorCode code, String meaningZh, String remedyZh, String meaningEn, String remedyEn) {
        return new ErrorGuide(code, new Bilingual(meaningZh, meaningEn), new Bilingual(remedyZh, remedyEn), false);
    }

    private static ErrorGuide retriable(
            ErrorCode code, String meaningZh, String remedyZh, String meaningEn, String remedyEn) {
        return new ErrorGuide(code, new Bilingual(meaningZh, meaningEn), new Bilingual(remedyZh, remedyEn), true);
    }
}
