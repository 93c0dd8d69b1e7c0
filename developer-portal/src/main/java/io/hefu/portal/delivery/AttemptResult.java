package io.hefu.portal.delivery;

import io.hefu.core.language.Bilingual;
import java.time.Duration;
import java.util.Optional;

/** What one attempt to deliver came to. */
public sealed interface AttemptResult {

    /** Whether the sink has taken the event. */
    boolean isSuccess();

    /** What went wrong; empty for a success. */
    Optional<Bilingual> error();

    /** How long the sink asks to be left alone. */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /**
     * The sink answered.
     *
     * @param status of HTTP
     * @param start the first characters of the body, for the developer to read
     */
    record Answered(int status, String start, Optional<Duration> retryAfter) implements AttemptResult {

        private static final int GONE = 410;

        @Override
        public boolean isSuccess() {
            return status / 100 == 2;
        }

        /** Whether the sink wants no events any more. */
        boolean isGone() {
            return status == GONE;
        }

        @Override
        public Optional<Bilingual> error() {
            if (isSuccess()) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (status / 100) {
                        case 3 ->
                            new Bilingual(
                                    "接收端返回了重定向，重定向不会被跟随，请填写最终地址。",
                                    "The sink redirects, which is not followed: give the final address.");
                        case 4, 5 ->
                            new Bilingual(
                                    "接收端返回了 " + status + "，成功应返回 2xx。",
                                    "The sink answered " + status + "; a success is 2xx.");
                        default -> new Bilingual("接收端返回了 " + status + "。", "The sink answered " + status + ".");
                    });
        }

        /** Not the body, which may repeat personal data. */
        @Override
        public String toString() {
            return "Answered[" + status + "]";
        }
    }

    /** There was no answer. */
    enum Unanswered implements AttemptResult {
        URL_NOT_ALLOWED("地址不符合要求：必须使用 https。", "The address is not allowed: it must be https."),
        UNKNOWN_HOST("域名无法解析。", "The host name cannot be resolved."),
        INSIDE_ADDRESS("域名指向内部地址，不会连接。", "The host leads to an inside address, which is not connected to."),
        CONNECT_FAILED("无法建立连接。", "No connection could be made."),
        TLS_FAILED("TLS 握手失败，请检查证书。", "The TLS handshake failed: check the certificate."),
        TIMED_OUT("超时未响应。", "There was no answer in time."),
        CONNECTION_LOST("响应之前连接中断。", "The connection was lost before the answer."),
        MALFORMED_ANSWER("响应不是有效的 HTTP。", "The answer was not valid HTTP."),
        TOKEN_EXPIRED("订阅的访问令牌已过期。", "The subscription's access token has expired.");

        private final Bilingual error;

        Unanswered(String chinese, String english) {
            this.error = new Bilingual(chinese, english);
        }

        @Override
        public boolean isSuccess() {
            return false;
        }

        @Override
        public Optional<Bilingual> error() {
            return Optional.of(error);
        }
    }
}
