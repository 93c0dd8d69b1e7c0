package io.hefu.gateway.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hefu.core.call.Answer;
import io.hefu.core.call.Correlator;
import io.hefu.core.call.Environment;
import io.hefu.core.refusal.ErrorCode;
import io.hefu.core.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/**
 * Writes the answer in the API's own form: JSON, or CAMARA's ErrorInfo (API Design Guide §3.1), with the correlator and
 * where the call stands against its limits.
 */
public final class Respond implements Stage {

    private static final String JSON = "application/json";

    private final ObjectMapper json;

    public Respond(ObjectMapper json) {
        this.json = json;
    }

    /** CAMARA's body for every error. */
    record ErrorInfo(int status, String code, String message) {}

    @Override
    public CompletionStage<Void> apply(Exchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Correlator.HEADER, exchange.correlator().value());
        headers.put("Cache-Control", "no-store");
        exchange.authenticated()
                .map(caller -> caller.entitlement().environment())
                .map(Environment::label)
                .ifPresent(label -> headers.put("Hefu-Environment", label));
        if (exchange.authenticated().isPresent() && exchange.hasOperation()) {
            headers.put("Hefu-Charged-Units", Long.toString(isFree(exchange) ? 0 : exchange.chargedUnits()));
        }
        RateLimitHeaders.put(exchange.limits(), headers);
        if (exchange.hasOperation()) {
            exchange.operation().hosted().ifPresent(hosted -> headers.putAll(hosted.notices()));
        }
        exchange.outgoing(exchange.earlierAnswer()
                .map(earlier -> answeredAgain(earlier.answer(), headers))
                .or(() -> exchange.partnerAnswer().map(answer -> passedOn(answer, headers)))
                .or(() -> exchange.answer().map(answer -> answered(answer, headers)))
                .orElseGet(() -> refused(exchange.refusal().orElseThrow(), headers)));
        return DONE;
    }

    /** What is answered again was charged the first time; in the sandbox nothing is. */
    private static boolean isFree(Exchange exchange) {
        return exchange.earlierAnswer().isPresent()
                || exchange.caller().entitlement().environment() == Environment.SANDBOX;
    }

    /** What belongs to this call is new, all else as it was: what a partner said of keeping and of other places, too. */
    private static OutgoingAnswer answeredAgain(OutgoingAnswer earlier, Map<String, String> own) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(earlier.headers());
        own.forEach((name, value) -> {
            if (name.equals("Cache-Control") || name.equals("Link")) {
                headers.putIfAbsent(name, value);
            } else {
                headers.put(name, value);
            }
        });
        headers.put("Idempotency-Replayed", "true");
        return new OutgoingAnswer(earlier.status(), headers, earlier.body());
    }

    /** What the partner says of its answer goes first; what the gateway says of the call stands in any case. */
    private static OutgoingAnswer passedOn(PartnerAnswer answer, Map<String, String> ours) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers());
        ours.forEach((name, value) -> {
            if (name.equals("Cache-Control")) {
                headers.putIfAbsent(name, value);
            } else if (name.equals("Link")) {
                headers.merge(name, value, (partners, notice) -> partners + ", " + notice);
            } else {
                headers.put(name, value);
            }
        });
        return new OutgoingAnswer(answer.status(), headers, answer.body());
    }

    private OutgoingAnswer answered(Answer answer, Map<String, String> headers) {
        headers.putAll(answer.headers());
        answer.body().ifPresent(body -> headers.put("Content-Type", JSON));
        return new OutgoingAnswer(answer.status(), headers, body(answer));
    }

    private OutgoingAnswer refused(Refusal refusal, Map<String, String> headers) {
        ErrorCode code = refusal.code();
        headers.put("Content-Type", JSON);
        refusal.retryAfter()
                .ifPresent(wait -> headers.put("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
        if (refusal instanceof GatewayRefusal.MethodNotAllowed other) {
            headers.put("Allow", String.join(", ", other.allowed()));
        }
        if (code.status() == ErrorCode.UNAUTHENTICATED.status()) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        ErrorInfo info = new ErrorInfo(code.status(), code.name(), refusal.message());
        return new OutgoingAnswer(code.status(), headers, AnswerBody.of(bytes(info)));
    }

    private AnswerBody body(Answer answer) {
        return answer.body().map(this::bytes).map(AnswerBody::of).orElse(AnswerBody.NONE);
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(body.getClass() + " cannot be written as JSON", unwritable);
        }
    }
}
