package io.hefu.gateway.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hefu.core.call.Answer;
import io.hefu.core.call.Call;
import io.hefu.core.call.CallId;
import io.hefu.core.call.Correlator;
import io.hefu.core.entitlement.Entitlement;
import io.hefu.core.entitlement.Grant;
import io.hefu.core.refusal.Refusal;
import io.hefu.gateway.definition.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way: the request, and what the stages find out about it, in their order. Asking for what no stage has
 * found out yet is a mistake in the order and fails.
 */
public final class Exchange {

    private final IncomingRequest request;
    private final CallId id;
    private final Instant receivedAt;
    private final long startedNanos;
    private final Executor executor;

    private @Nullable Correlator correlator;
    private @Nullable Operation operation;
    private @Nullable Caller caller;
    private @Nullable Grant grant;
    private @Nullable LimitState limits;
    private @Nullable Answer answer;
    private @Nullable PartnerAnswer partnerAnswer;
    private @Nullable Refusal refusal;
    private @Nullable OutgoingAnswer outgoing;
    private Map<String, String> pathParameters = Map.of();
    private JsonNode body = MissingNode.getInstance();

    /**
     * @param startedNanos {@link System#nanoTime()} at the start
     * @param executor the event loop of this request's connection, to return to from other threads
     */
    public Exchange(IncomingRequest request, CallId id, Instant receivedAt, long startedNanos, Executor executor) {
        this.request = request;
        this.id = id;
        this.receivedAt = receivedAt;
        this.startedNanos = startedNanos;
        this.executor = executor;
    }

    public IncomingRequest request() {
        return request;
    }

    public CallId id() {
        return id;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Executor executor() {
        return executor;
    }

    public Duration elapsed(long nowNanos) {
        return Duration.ofNanos(nowNanos - startedNanos);
    }

    public Correlator correlator() {
        return found("correlator", correlator);
    }

    public void correlator(Correlator correlator) {
        this.correlator = correlator;
    }

    public boolean hasOperation() {
        return operation != null;
    }

    public Operation operation() {
        return found("operation", operation);
    }

    public Map<String, String> pathParameters() {
        return pathParameters;
    }

    public void operation(Operation operation, Map<String, String> pathParameters) {
        this.operation = operation;
        this.pathParameters = pathParameters;
    }

    /** Who calls; empty while, and when, nobody could be authenticated. */
    public Optional<Caller> authenticated() {
        return Optional.ofNullable(caller);
    }

    public Caller caller() {
        return found("caller", caller);
    }

    public void calledBy(Caller caller) {
        this.caller = caller;
    }

    /** The grant under which the call is made; empty while, and when, none covers the API. */
    public Optional<Grant> granted() {
        return Optional.ofNullable(grant);
    }

    public Grant grant() {
        return found("grant", grant);
    }

    public void grant(Grant grant) {
        this.grant = grant;
    }

    public Optional<LimitState> limits() {
        return Optional.ofNullable(limits);
    }

    public void limits(LimitState limits) {
        this.limits = limits;
    }

    /** The request's JSON body, valid by the definition; missing where there is none. */
    public JsonNode body() {
        return body;
    }

    public void body(JsonNode body) {
        this.body = body;
    }

    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    public void answerWith(Answer answer) {
        this.answer = answer;
    }

    /** A partner's answer that is to be passed on. */
    public Optional<PartnerAnswer> partnerAnswer() {
        return Optional.ofNullable(partnerAnswer);
    }

    public void passOn(PartnerAnswer partnerAnswer) {
        this.partnerAnswer = partnerAnswer;
    }

    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Turns the call away; an answer that was already known no longer counts. */
    public void refuse(Refusal refusal) {
        this.refusal = refusal;
        this.answer = null;
        if (partnerAnswer != null) {
            partnerAnswer.abandon();
            partnerAnswer = null;
        }
    }

    public OutgoingAnswer outgoing() {
        return found("outgoing answer", outgoing);
    }

    public void outgoing(OutgoingAnswer outgoing) {
        this.outgoing = outgoing;
    }

    /** The call as capabilities see it. */
    public Call call() {
        Entitlement entitlement = caller().entitlement();
        return new Call(
                id,
                correlator(),
                entitlement.environment(),
                entitlement.organisation(),
                entitlement.application(),
                caller().subscriber(),
                receivedAt);
    }

    private static <T> T found(String what, @Nullable T value) {
        if (value == null) {
            throw new NoSuchElementException("no stage has found out the " + what + " of this call");
        }
        return value;
    }
}
