package io.hefu.portal.refusal;

import io.hefu.core.language.Bilingual;
import io.hefu.core.refusal.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/** What can be wrong with any request, whatever it asks for. */
public enum Protocol implements PortalRefusal {
    MALFORMED_BODY(ErrorCode.INVALID_ARGUMENT, "请求体必须是符合接口定义的 JSON。", "The body must be JSON as the API describes it."),
    MALFORMED_REQUEST(ErrorCode.INVALID_ARGUMENT, "请求格式有误。", "The request is malformed."),
    FORBIDDEN(ErrorCode.PERMISSION_DENIED, "您没有权限执行此操作。", "You are not allowed to do this."),
    UNKNOWN_PATH(
            ErrorCode.NOT_FOUND,
            "没有这个地址，请对照接口文档检查路径。",
            "There is nothing at this address: compare the path with the API reference."),
    METHOD_NOT_ALLOWED(
            ErrorCode.METHOD_NOT_ALLOWED,
            "该地址不支持此方法，可用的方法见 Allow 头。",
            "This address has no such method; the Allow header names those it has."),
    NOT_ACCEPTABLE(
            ErrorCode.NOT_ACCEPTABLE,
            "没有 Accept 头所要求的格式，请使用 application/json。",
            "The formats of the Accept header are not available: ask for application/json."),
    UNSUPPORTED_MEDIA_TYPE(
            ErrorCode.UNSUPPORTED_MEDIA_TYPE, "请求体必须是 application/json。", "Send the body as application/json."),
    BODY_TOO_LARGE(
            ErrorCode.PAYLOAD_TOO_LARGE,
            "请求体过大：接口定义不超过 10 MiB，对账文件不超过 64 MiB，其他不超过 1 MiB。",
            "The body is too large: an API definition has at most 10 MiB, a reconciliation file 64 MiB, all else 1 MiB."),
    FAILED(
            ErrorCode.INTERNAL,
            "系统内部错误，请凭 x-correlator 联系我们。",
            "Something failed on our side: tell us the x-correlator."),
    UNAVAILABLE(ErrorCode.UNAVAILABLE, "服务暂时不可用，请稍后重试。", "The service is not available: try again shortly.");

    private final ErrorCode code;
    private final Bilingual detail;

    Protocol(ErrorCode code, String chinese, String english) {
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

    @Override
    public Optional<Duration> retryAfter() {
        return this == UNAVAILABLE ? Optional.of(Duration.ofSeconds(5)) : Optional.empty();
    }
}
