package io.hefu.portal.hosting;

import com.fasterxml.jackson.core.JsonPointer;
import io.hefu.core.hosting.ProxyPolicy;
import io.hefu.core.hosting.ProxyPolicy.FieldRule;
import io.hefu.core.hosting.ProxyPolicy.HeaderMatch;
import io.hefu.core.hosting.ProxyPolicy.HeaderRule;
import io.hefu.core.hosting.ProxyPolicy.HealthCheck;
import io.hefu.core.language.Bilingual;
import io.hefu.portal.refusal.Requirements;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** How far a partner may go in how its upstreams are called, for the gateway's sake. */
final class PolicyBounds {

    private static final int MOST_RULES = 50;
    private static final int LONGEST_VALUE = 1000;

    /** RFC 9110 §5.1 and §5.5. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*");

    /** What belongs to the connection or to the gateway, or would hold a secret: upstreams know the gateway by its signature. */
    private static final Set<String> RESERVED = Set.of(
            "api-key",
            "authorization",
            "connection",
            "content-digest",
            "content-length",
            "cookie",
            "forwarded",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "set-cookie",
            "signature",
            "signature-input",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-api-key",
            "x-correlator");

    private static final Bilingual HEADER = new Bilingual(
            "应为请求头名称，且不属于连接或网关，也不承载密钥",
            "must be a header name, and not one of the connection, of the gateway or of secrets");
    private static final Bilingual HEADER_VALUE = new Bilingual(
            "应为至多 " + LONGEST_VALUE + " 个可见 ASCII 字符",
            "must be at most " + LONGEST_VALUE + " visible ASCII characters");
    private static final Bilingual NO_VALUE = new Bilingual("REMOVE 时应为空", "must be empty for REMOVE");
    private static final Bilingual POINTER = new Bilingual("应为 JSON 指针（RFC 6901）", "must be a JSON pointer (RFC 6901)");
    private static final Bilingual HEALTH_PATH =
            new Bilingual("应以 / 开头，至多 200 个字符", "must start with / and have at most 200 characters");

    private PolicyBounds() {}

    /** @throws io.hefu.core.refusal.RefusedException naming all that is out of bounds */
    static void check(ProxyPolicy policy) {
        Requirements requirements = new Requirements();
        requirements.within(
                "connectTimeoutMilliseconds", policy.connectTimeout().toMillis(), 10, 10_000);
        requirements.within("answerTimeoutMilliseconds", policy.answerTimeout().toMillis(), 50, 120_000);
        requirements.within("idleTimeoutMilliseconds", policy.idleTimeout().toMillis(), 1_000, 300_000);
        requirements.within("retries.most", policy.retries().most(), 0, 5);
        requirements.within("retries.budgetPercent", policy.retries().budgetPercent(), 0, 100);
        requirements.within(
                "circuitBreaker.failurePercent", policy.circuitBreaker().failurePercent(), 1, 100);
        requirements.within("circuitBreaker.window", policy.circuitBreaker().window(), 5, 1000);
        requirements.within(
                "circuitBreaker.openMilliseconds",
                policy.circuitBreaker().openFor().toMillis(),
                100,
                300_000);
        requirements.within("concurrentCalls", policy.concurrentCalls(), 1, 10_000);
        policy.healthCheck().ifPresent(check -> health(check, requirements));
        policy.canary().ifPresent(canary -> {
            requirements.within("canary.sharePercent", canary.sharePercent(), 0, 100);
            canary.header().ifPresent(match -> match(match, requirements));
        });
        requirements.within("headerRules.size", policy.headerRules().size(), 0, MOST_RULES);
        requirements.within("fieldRules.size", policy.fieldRules().size(), 0, MOST_RULES);
        requirements.check();
        for (int i = 0; i < policy.headerRules().size(); i++) {
            header("headerRules[" + i + "]", policy.headerRules().get(i), requirements);
        }
        for (int i = 0; i < policy.fieldRules().size(); i++) {
            field("fieldRules[" + i + "]", policy.fieldRules().get(i), requirements);
        }
        requirements.check();
    }

    static <T> List<T> withoutNull(String field, List<T> list) {
        Requirements requirements = new Requirements();
        requirements.hold(
                field, list.stream().allMatch(Objects::nonNull), new Bilingual("不能包含 null", "must not hold null"));
        requirements.check();
        return list;
    }

    private static void health(HealthCheck check, Requirements requirements) {
        requirements.hold(
                "healthCheck.path",
                check.path().length() <= 200 && PATH.matcher(check.path()).matches(),
                HEALTH_PATH);
        requirements.within("healthCheck.intervalMilliseconds", check.interval().toMillis(), 1_000, 300_000);
        requirements.within("healthCheck.failures", check.failures(), 1, 10);
        requirements.within("healthCheck.successes", check.successes(), 1, 10);
    }

    private static void match(HeaderMatch match, Requirements requirements) {
        if (match.name() == null || match.value() == null) {
            requirements.present("canary.header.name", match.name());
            requirements.present("canary.header.value", match.value());
            return;
        }
        requirements.hold("canary.header.name", isUsable(match.name()), HEADER);
        requirements.hold("canary.header.value", isValue(match.value()), HEADER_VALUE);
    }

    private static void header(String field, HeaderRule rule, Requirements requirements) {
        requirements.present(field + ".direction", rule.direction());
        requirements.present(field + ".change", rule.change());
        requirements.hold(field + ".name", rule.name() != null && isUsable(rule.name()), HEADER);
        String value = rule.value() == null ? "" : rule.value();
        if (rule.change() == HeaderRule.Change.REMOVE) {
            requirements.hold(field + ".value", value.isEmpty(), NO_VALUE);
        } else {
            requirements.hold(field + ".value", !value.isEmpty() && isValue(value), HEADER_VALUE);
        }
    }

    private static void field(String field, FieldRule rule, Requirements requirements) {
        requirements.present(field + ".direction", rule.direction());
        requirements.hold(field + ".pointer", rule.pointer() != null && isPointer(rule.pointer()), POINTER);
    }

    private static boolean isUsable(String header) {
        return TOKEN.matcher(header).matches() && !RESERVED.contains(header.toLowerCase(Locale.ROOT));
    }

    private static boolean isValue(String value) {
        return value.length() <= LONGEST_VALUE && VALUE.matcher(value).matches();
    }

    private static boolean isPointer(String pointer) {
        try {
            return pointer.length() > 1
                    && pointer.length() <= 200
                    && !JsonPointer.compile(pointer).matches();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
